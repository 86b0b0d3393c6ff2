package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
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

    @Description("Where")
    @Id
    @NonNull
    public final UUID venueId;

    @Description("Name of the venue in the language of the request")
    @NonNull
    public final String venueName;

    @Description("City of the venue")
    public final @Nullable String city;

    @Description("scheduled, open, closed or cancelled")
    @NonNull
    public final String salesStatus;

    @Description("The rules of sale that hold for it")
    @NonNull
    public final SalesRules salesRules;

    @Ignore
    public final UUID pricingSchemeId;

    @Ignore
    public final Siblings siblings;

    public Performance(
            UUID id,
            UUID eventId,
            OffsetDateTime startTime,
            OffsetDateTime endTime,
            String timeZone,
            UUID venueId,
            String venueName,
            @Nullable String city,
            String salesStatus,
            SalesRules salesRules,
            UUID pricingSchemeId,
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
        this.salesRules = salesRules;
        this.pricingSchemeId = pricingSchemeId;
        this.siblings = siblings;
    }
}
