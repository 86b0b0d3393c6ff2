package io.eventify.ticketing.document;

import io.eventify.platform.errors.DomainException;

/** As many PDFs are being made as this service makes at once: 503 {@code rendering_busy}. The QR code is there at once all the same. */
public class RenderingBusyException extends DomainException {
    public RenderingBusyException() {
        super(503, "rendering_busy");
    }
}
