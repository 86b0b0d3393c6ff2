package io.eventify.payment.psp;

import io.eventify.platform.errors.DomainException;

/** The message does not come from the provider, or too late: 400 {@code invalid_webhook}. */
public class InvalidWebhookException extends DomainException {
    public InvalidWebhookException(Throwable cause) {
        super(400, "invalid_webhook");
        initCause(cause);
    }
}
