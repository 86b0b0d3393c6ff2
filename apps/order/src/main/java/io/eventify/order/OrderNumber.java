package io.eventify.order;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What a person reads out on the telephone: {@code EV-7K3MQ-9Q2XD}. Fifty bits of the id's digest in Crockford's alphabet (no I, L, O, U): not guessable from a
 * neighbour's, the same for the same id; the unique constraint refuses the collision that one in a million million pairs has.
 */
final class OrderNumber {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private OrderNumber() {}

    static String of(UUID id) {
        long bits = digest(id);
        StringBuilder text = new StringBuilder("EV-");
        for (int place = 0; place < 10; place++) {
            if (place == 5) {
                text.append('-');
            }
            text.append(ALPHABET.charAt((int) (bits >>> (5 * place)) & 31));
        }
        return text.toString();
    }

    private static long digest(UUID id) {
        try {
            byte[] key = ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
