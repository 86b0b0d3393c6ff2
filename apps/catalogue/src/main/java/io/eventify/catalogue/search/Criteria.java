package io.eventify.catalogue.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hibernate.search.engine.spatial.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for.
 *
 * @param words all of which must be found
 * @param language fr, en or ar: counts more than the others
 * @param from performances that begin then or later
 * @param to performances that begin before
 */
record Criteria(
        List<String> words,
        String language,
        Instant from,
        @Nullable Instant to,
        @Nullable String city,
        @Nullable String category,
        @Nullable BigDecimal priceMin,
        @Nullable BigDecimal priceMax,
        @Nullable String currency,
        @Nullable GeoPoint near,
        @Nullable Double radiusKm,
        boolean availableOnly,
        Order order,
        int offset,
        int size) {

    /** The same, another part of what is found. */
    Criteria part(int newOffset, int newSize) {
        return new Criteria(
                words,
                language,
                from,
                to,
                city,
                category,
                priceMin,
                priceMax,
                currency,
                near,
                radiusKm,
                availableOnly,
                order,
                newOffset,
                newSize);
    }

    /** What comes first. */
    enum Order {
        RELEVANCE,
        DATE,
        PRICE,
        DISTANCE
    }
}
