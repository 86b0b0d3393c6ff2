package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** How found shows spread, most frequent value first, at most fifty each. */
@Type("Facets")
@Description("How found shows spread, most frequent value first, at most fifty each.")
public final class Facets {
    @Description("Cities")
    @NonNull
    public final List<@NonNull FacetCount> cities;

    @Description("Categories")
    @NonNull
    public final List<@NonNull FacetCount> categories;

    @Description("Months of performances ahead, in their own time zone: 2027-03")
    @NonNull
    public final List<@NonNull FacetCount> months;

    @Description("Bands of the cheapest price in its own currency: 0-20, 20-50, 50-100, 100-200, 200-")
    @NonNull
    public final List<@NonNull FacetCount> priceBands;

    @Description("available or sold_out")
    @NonNull
    public final List<@NonNull FacetCount> availability;

    public Facets(
            List<FacetCount> cities,
            List<FacetCount> categories,
            List<FacetCount> months,
            List<FacetCount> priceBands,
            List<FacetCount> availability) {
        this.cities = cities;
        this.categories = categories;
        this.months = months;
        this.priceBands = priceBands;
        this.availability = availability;
    }
}
