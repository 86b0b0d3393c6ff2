package io.eventify.journey;

import java.util.Arrays;

/** The platform answered something else than the journey needs. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(Answer answer, int... expected) {
        super(answer.request() + " answered " + answer.status() + " instead of " + Arrays.toString(expected) + ": "
                + answer.text());
    }
}
