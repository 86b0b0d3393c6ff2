package io.eventify.contracts.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a search, and how its hits spread.
 *
 * @param total hits in all
 */
@Schema(name = "CatalogSearch")
public record SearchAnswer(int page, int size, long total, List<EventSummary> items, Facets facets) {

    /**
     * How many hits have which value, most frequent first, at most fifty values each.
     *
     * @param month of performances ahead, in the performance's zone: {@code 2027-03}
     * @param priceBand of the cheapest price, in its currency: {@code 0-20}, {@code 20-50}, {@code 50-100}, {@code 100-200}, {@code 200-}
     * @param availability {@code available} or {@code sold_out}
     */
    @Schema(name = "CatalogFacets")
    public record Facets(
            List<Count> city,
            List<Count> category,
            List<Count> month,
            List<Count> priceBand,
            List<Count> availability) {}

    /** A value and the number of hits that have it. */
    @Schema(name = "CatalogFacetCount")
    public record Count(String value, long count) {}
}
