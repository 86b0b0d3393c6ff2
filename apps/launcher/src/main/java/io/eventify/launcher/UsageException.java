package io.eventify.launcher;

/** The command line or a setting makes no sense; the message tells the person at the shell what to change. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
