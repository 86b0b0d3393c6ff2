package io.eventify.gateway.graphql.type;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Standing or unnumbered places of a performance. */
@Type("Zone")
@Description("Standing or unnumbered places of a performance.")
public final class Zone {
    @Description("The bucket: what a cart asks for")
    @Id
    @NonNull
    public final UUID id;

    @Description("Name in the language of the request")
    @NonNull
    public final String name;

    @Description("Class of the places")
    @NonNull
    public final String seatClass;

    @Description("How many there are")
    @NonNull
    public final int capacity;

    @Description("How many are free")
    @NonNull
    public final int remaining;

    public Zone(UUID id, String name, String seatClass, int capacity, int remaining) {
        this.id = id;
        this.name = name;
        this.seatClass = seatClass;
        this.capacity = capacity;
        this.remaining = remaining;
    }
}
