package io.eventify.gateway.graphql;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.gateway.services.Asker;
import io.eventify.gateway.services.RefusedException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what the type of an argument cannot say. */
final class Arguments {
    static final int MOST_PER_PAGE = 100;
    static final int MOST_SEATS_PER_PAGE = 500;
    static final int MOST_PROPOSALS = 20;
    private static final int LAST_PAGE = 100_000;
    private static final int LONGEST_KEY = 200;

    private Arguments() {}

    /** @throws RefusedException {@code invalid_argument} if it is no UUID */
    static UUID id(String name, String value) {
        try {
            if (value.length() == 36) {
                return UUID.fromString(value);
            }
        } catch (IllegalArgumentException notAnId) {
            throw invalid(name, "uuid");
        }
        throw invalid(name, "uuid");
    }

    static @Nullable UUID idOrNone(String name, @Nullable String value) {
        return value == null ? null : id(name, value);
    }

    static void page(int page, int size, int most) {
        if (page < 1 || page > LAST_PAGE) {
            throw invalid("page", "1 to " + LAST_PAGE);
        }
        size(size, most);
    }

    /** A size alone, where nobody turns pages. */
    static void size(int size, int most) {
        if (size < 1 || size > most) {
            throw invalid("size", "1 to " + most);
        }
    }

    /** Words that go into a query: not too many, and no control characters. */
    static void length(String name, @Nullable String value, int most) {
        if (value != null && (value.length() > most || value.chars().anyMatch(Character::isISOControl))) {
            throw invalid(name, "at most " + most + " characters, none of them a control character");
        }
    }

    static void most(String name, @Nullable List<? extends @Nullable Object> values, int most) {
        if (values != null && (values.size() > most || values.contains(null))) {
            throw invalid(name, "at most " + most + ", none of them null");
        }
    }

    /** The argument, else that of the HTTP request. */
    static @Nullable String key(@Nullable String idempotencyKey) {
        String key = idempotencyKey != null ? idempotencyKey : Asker.current().idempotencyKey();
        if (key != null
                && (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 32 && c < 127))) {
            throw invalid("idempotencyKey", "1 to " + LONGEST_KEY + " printable characters");
        }
        return key;
    }

    private static RefusedException invalid(String field, String issue) {
        return new RefusedException(400, "invalid_argument", new Detail(field, issue));
    }
}
