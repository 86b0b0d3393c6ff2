package io.eventify.gateway.graphql.type;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The performance of a show that comes next. */
@Type("NextPerformance")
@Description("The performance of a show that comes next.")
public final class NextPerformance {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID performanceId;

    @Description("When it begins, UTC")
    @NonNull
    public final OffsetDateTime startTime;

    @Description("IANA time zone of the venue")
    @NonNull
    public final String timeZone;

    @Description("Name of the venue in the language of the request")
    public final @Nullable String venueName;

    @Description("City of the venue")
    public final @Nullable String city;

    @Description("Country of the venue, ISO 3166")
    public final @Nullable String country;

    public NextPerformance(
            UUID performanceId,
            OffsetDateTime startTime,
            String timeZone,
            @Nullable String venueName,
            @Nullable String city,
            @Nullable String country) {
        this.performanceId = performanceId;
        this.startTime = startTime;
        this.timeZone = timeZone;
        this.venueName = venueName;
        this.city = city;
        this.country = country;
    }
}
