package io.eventify.gateway.graphql.type;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Numbered seats of one class in one section. */
@Type("SectionAvailability")
@Description("Numbered seats of one class in one section.")
public final class SectionAvailability {
    @Description("Id of the section")
    @Id
    @NonNull
    public final UUID sectionId;

    @Description("Name of the section")
    @NonNull
    public final String section;

    @Description("Class of the seats")
    @NonNull
    public final String seatClass;

    @Description("How many there are")
    @NonNull
    public final int total;

    @Description("How many are free")
    @NonNull
    public final int remaining;

    public SectionAvailability(UUID sectionId, String section, String seatClass, int total, int remaining) {
        this.sectionId = sectionId;
        this.section = section;
        this.seatClass = seatClass;
        this.total = total;
        this.remaining = remaining;
    }
}
