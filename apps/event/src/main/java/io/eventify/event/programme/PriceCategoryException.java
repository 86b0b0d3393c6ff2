package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** A price category breaks a rule of its scheme: {@code currency_mismatch}, {@code negative_price} or {@code duplicate_price_category}. */
class PriceCategoryException extends DomainException {
    private PriceCategoryException(String code, int index, String field, String issue) {
        super(422, code, "categories[" + index + "]." + field, issue);
    }

    static PriceCategoryException otherCurrency(int index) {
        return new PriceCategoryException(
                "currency_mismatch", index, "price.currency", "differs from the scheme's currency");
    }

    static PriceCategoryException negative(int index) {
        return new PriceCategoryException("negative_price", index, "price.amount", "negative");
    }

    static PriceCategoryException duplicate(int index) {
        return new PriceCategoryException("duplicate_price_category", index, "code", "duplicate");
    }
}
