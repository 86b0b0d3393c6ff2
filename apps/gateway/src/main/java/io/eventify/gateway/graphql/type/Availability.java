package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** How many places are left. */
@Type("Availability")
@Description("How many places are left.")
public final class Availability {
    @Description("Whether any place can be held now")
    @NonNull
    public final boolean available;

    @Description("How many are free in all")
    @NonNull
    public final int remaining;

    @Description("Numbered seats by section and class")
    @NonNull
    public final List<@NonNull SectionAvailability> sections;

    public Availability(boolean available, int remaining, List<SectionAvailability> sections) {
        this.available = available;
        this.remaining = remaining;
        this.sections = sections;
    }
}
