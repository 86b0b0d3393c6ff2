package io.eventify.ticketing.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code held before a scanner.
 *
 * @param id made by the device, so that a scan sent twice counts once
 * @param performanceId the performance that the device admits to; any if absent
 * @param at when the device saw it
 * @param offline whether it is told afterwards
 * @param byHand whether the guest was looked up and the code is what the ticket would show
 */
public record Scan(
        UUID id,
        String code,
        String deviceId,
        Direction direction,
        @Nullable UUID performanceId,
        Instant at,
        boolean offline,
        boolean byHand) {

    /** Of a code that a device read. */
    Scan(
            UUID id,
            String code,
            String deviceId,
            Direction direction,
            @Nullable UUID performanceId,
            Instant at,
            boolean offline) {
        this(id, code, deviceId, direction, performanceId, at, offline, false);
    }

    /** SHA-256 of the code, by which a scan told twice is known. */
    byte[] codeHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.strip().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In or out. */
    public enum Direction {
        ENTRY,
        EXIT;

        /** Entry, unless told otherwise. */
        static Direction of(@Nullable String text) {
            return text == null ? ENTRY : valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
