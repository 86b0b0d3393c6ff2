package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** One date of an event. */
@Type("Performance")
@Description("One date of an event.")
public final class Performance {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("Of which event")
    @Id
    @NonNull
    public final UUID eventId;

    @Description("When it begins, UTC")
    @NonNull
    public final OffsetDateTime startTime;

    @Description("When it ends, UTC")
    @NonNull
    public final OffsetDateTime endTime;

    @Description("IANA time zone of the venue")
    @NonNull
    public final String timeZone;

    @Description("Where; null for the moment until the inventory has told")
    @Id
    public final @Nullable UUID venueId;

    @Description("Name of the venue in the language of the request; null as venueId")
    public final @Nullable String venueName;

    @Description("City of the venue")
    public final @Nullable String city;

    @Description("scheduled, open, closed or cancelled")
    @NonNull
    public final String salesStatus;

    /** What came with it; null when it has to be asked for. */
    @Ignore
    public final @Nullable Told told;

    @Ignore
    public final @Nullable UUID pricingSchemeId;

    @Ignore
    public final Siblings siblings;

    public Performance(
            UUID id,
            UUID eventId,
            OffsetDateTime startTime,
            OffsetDateTime endTime,
            String timeZone,
            @Nullable UUID venueId,
            @Nullable String venueName,
            @Nullable String city,
            String salesStatus,
            @Nullable Told told,
            @Nullable UUID pricingSchemeId,
            Siblings siblings) {
        this.id = id;
        this.eventId = eventId;
        this.startTime = startTime;
        this.endTime = endTime;
        this.timeZone = timeZone;
        this.venueId = venueId;
        this.venueName = venueName;
        this.city = city;
        this.salesStatus = salesStatus;
        this.told = told;
        this.pricingSchemeId = pricingSchemeId;
        this.siblings = siblings;
    }

    /**
     * What the catalogue tells of a performance in one go.
     *
     * @param availability null while the inventory has not told
     * @param zones null as availability
     * @param prices null when nothing was told of them
     */
    public record Told(
            @Nullable Availability availability,
            @Nullable List<Zone> zones,
            @Nullable List<PriceCategory> prices) {}
}
