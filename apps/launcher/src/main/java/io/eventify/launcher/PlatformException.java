package io.eventify.launcher;

/** A part could not be started, stopped or asked; the message names the part, the cause and the log to read. */
final class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlatformException(String message) {
        super(message);
    }

    PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
