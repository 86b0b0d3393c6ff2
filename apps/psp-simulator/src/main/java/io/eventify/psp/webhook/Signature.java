package io.eventify.psp.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code Stripe-Signature} header.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe: verify webhook signatures</a>
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String header(String secret, long epochSeconds, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((epochSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=%d,v1=%s".formatted(epochSeconds, HexFormat.of().formatHex(mac.doFinal(payload)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
