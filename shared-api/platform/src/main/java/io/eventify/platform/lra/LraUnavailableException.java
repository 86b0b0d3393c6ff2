package io.eventify.platform.lra;

import io.eventify.platform.errors.DomainException;
import org.jspecify.annotations.Nullable;

/** The coordinator did not answer, or is not ready: 503 {@code lra_unavailable}. The same call may succeed later. */
public class LraUnavailableException extends DomainException {
    private final String reason;

    LraUnavailableException(String reason, @Nullable Throwable cause) {
        super(503, "lra_unavailable");
        this.reason = reason;
        if (cause != null) {
            initCause(cause);
        }
    }

    @Override
    public String getMessage() {
        return super.getMessage() + ": " + reason;
    }
}
