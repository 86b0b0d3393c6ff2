package io.eventify.ticketing.code;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * What stands in a QR code: 105 bytes, base64url without padding.
 *
 * <pre>{@code
 * byte   0       format, 1
 * bytes  1-4     id of the signing key
 * bytes  5-20    ticket id
 * bytes 21-36    performance id
 * bytes 37-40    version of the ticket, big endian
 * bytes 41-104   Ed25519 signature (RFC 8032) of bytes 0-40
 * }</pre>
 *
 * @param keyId which public key verifies it, eight hexadecimal digits
 * @param version must be the ticket's current one
 */
public record TicketCode(String keyId, UUID ticketId, UUID performanceId, int version) {

    static final byte FORMAT = 1;
    static final int SIGNED_BYTES = 41;
    static final int BYTES = SIGNED_BYTES + 64;

    byte[] signedBytes() {
        return ByteBuffer.allocate(SIGNED_BYTES)
                .put(FORMAT)
                .putInt(Integer.parseUnsignedInt(keyId, 16))
                .putLong(ticketId.getMostSignificantBits())
                .putLong(ticketId.getLeastSignificantBits())
                .putLong(performanceId.getMostSignificantBits())
                .putLong(performanceId.getLeastSignificantBits())
                .putInt(version)
                .array();
    }

    /** The text of the QR code. */
    String with(byte[] signature) {
        byte[] all = Arrays.copyOf(signedBytes(), BYTES);
        System.arraycopy(signature, 0, all, SIGNED_BYTES, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** @throws InvalidTicketCodeException if it is no code of ours at all */
    static byte[] bytes(String text) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidTicketCodeException();
        }
        if (all.length != BYTES || all[0] != FORMAT) {
            throw new InvalidTicketCodeException();
        }
        return all;
    }

    /** What it says; whether it is true, the signature shows. */
    static TicketCode read(byte[] all) {
        ByteBuffer buffer = ByteBuffer.wrap(all, 1, SIGNED_BYTES - 1);
        String keyId = "%08x".formatted(buffer.getInt());
        return new TicketCode(
                keyId,
                new UUID(buffer.getLong(), buffer.getLong()),
                new UUID(buffer.getLong(), buffer.getLong()),
                buffer.getInt());
    }
}
