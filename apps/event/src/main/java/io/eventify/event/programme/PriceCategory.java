package io.eventify.event.programme;

import io.eventify.event.Texts;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;

/** One price, sold for one seat class; the currency is the scheme's. Columns are named, since the naming by path would repeat the collection's name. */
@Embeddable
public record PriceCategory(
        @Column(name = "code") String code,
        @Column(name = "seat_class") String seatClass,

        @Embedded
        @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
        @AttributeOverride(name = "en", column = @Column(name = "name_en"))
        @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
        Texts name,

        @Column(name = "amount", precision = 19, scale = 4) BigDecimal amount) {}
