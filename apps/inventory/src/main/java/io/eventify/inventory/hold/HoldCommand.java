package io.eventify.inventory.hold;

import io.eventify.contracts.inventory.HoldSeatsRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to hold places, with the identity that makes it repeatable.
 *
 * @param holdId derived from the caller and his key
 * @param requestHash tells a repeat from another request with the same key
 * @param wanted the places that are named
 */
record HoldCommand(
        UUID holdId,
        byte[] requestHash,
        UUID performanceId,
        UUID customerId,
        WantedPlaces wanted,
        @Nullable Integer ttlSeconds) {

    static HoldCommand of(UUID holdId, HoldSeatsRequest request) {
        WantedPlaces wanted = WantedPlaces.of(request);
        return new HoldCommand(
                holdId,
                hash(
                        request.performanceId(),
                        request.customerId(),
                        wanted,
                        request.bestAvailable(),
                        request.ttlSeconds()),
                request.performanceId(),
                request.customerId(),
                wanted,
                request.ttlSeconds());
    }

    /* Over the texts of records and lists of ids: those say everything, in a fixed order. */
    static byte[] hash(@Nullable Object... facts) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(java.util.Arrays.toString(facts).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
