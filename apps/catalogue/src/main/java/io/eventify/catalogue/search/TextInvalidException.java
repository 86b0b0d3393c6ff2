package io.eventify.catalogue.search;

import io.eventify.platform.errors.DomainException;
import org.jspecify.annotations.Nullable;

/** Control characters where words are expected: 400 {@code text_invalid}. */
public class TextInvalidException extends DomainException {
    public TextInvalidException(String field) {
        super(400, "text_invalid", field, "invalid");
    }

    /** @throws TextInvalidException if there are any */
    static void refuse(String field, @Nullable String text) {
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw new TextInvalidException(field);
        }
    }
}
