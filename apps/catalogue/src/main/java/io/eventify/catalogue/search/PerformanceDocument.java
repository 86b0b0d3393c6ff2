package io.eventify.catalogue.search;

import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.engine.spatial.GeoPoint;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.ScaledNumberField;
import org.jspecify.annotations.Nullable;

/** A date within an event's document: what must hold of one and the same date. */
class PerformanceDocument {
    @GenericField(sortable = Sortable.YES)
    Instant start;

    @GenericField
    boolean onSale;

    @KeywordField
    @Nullable
    String city;

    @GenericField(sortable = Sortable.YES)
    @Nullable
    GeoPoint location;

    @KeywordField
    @Nullable
    String currency;

    @ScaledNumberField(decimalScale = 4, sortable = Sortable.YES)
    @Nullable
    BigDecimal price;

    PerformanceDocument(Instant start) {
        this.start = start;
    }
}
