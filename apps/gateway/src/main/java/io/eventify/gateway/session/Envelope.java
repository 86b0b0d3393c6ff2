package io.eventify.gateway.session;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes what is kept in Redis: JWE with a shared key ({@code dir}) and AES-256-GCM. What was closed for one place opens at that place only. Several keys may be known: the
 * first closes, all open, so that a key is changed without logging anybody out (RFC 7516, RFC 7518 section 5.3).
 */
@ApplicationScoped
class Envelope {
    private static final Logger LOG = Logger.getLogger(Envelope.class.getName());
    private static final int KEY_BYTES = 32;
    private static final String PLACE = "place";

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private String current = "";

    @Inject
    SessionSettings settings;

    /** At the start of the application: wrong keys stop it there, not at the first log-in. */
    void atStart(@Observes Startup started) {
        LOG.log(Level.FINE, () -> "sessions are closed with the key " + current);
    }

    @PostConstruct
    void open() {
        use(settings.keys);
    }

    /**
     * Takes the keys.
     *
     * @param configured {@code name:base64(32 bytes)}, several separated by commas, the closing one first
     * @throws IllegalArgumentException if there is none or one is malformed
     */
    void use(String configured) {
        for (String entry : configured.split(",")) {
            String[] parts = entry.strip().split(":", 2);
            byte[] key = parts.length == 2 ? Base64.getDecoder().decode(parts[1]) : new byte[0];
            if (parts[0].isBlank() || key.length != KEY_BYTES || keys.containsKey(parts[0])) {
                throw new IllegalArgumentException(
                        "EVENTIFY_SESSION_KEYS: each key is name:base64 of 32 bytes, and each name its own");
            }
            keys.put(parts[0], new SecretKeySpec(key, "AES"));
        }
        current = keys.keySet().iterator().next();
    }

    /** The text, readable only by {@link #open} with the same place. */
    String close(String text, String place) {
        try {
            JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                    .keyID(current)
                    .customParam(PLACE, place)
                    .build();
            JWEObject closed = new JWEObject(header, new Payload(text));
            closed.encrypt(new DirectEncrypter(keys.get(current)));
            return closed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** The text; nothing when its key is no longer known, it was closed for another place, or it was changed. */
    Optional<String> open(String closed, String place) {
        try {
            JWEObject envelope = JWEObject.parse(closed);
            SecretKey key = keys.get(envelope.getHeader().getKeyID());
            if (key == null || !place.equals(envelope.getHeader().getCustomParam(PLACE))) {
                LOG.log(Level.INFO, () -> "closed with a key that is gone, or for another place: " + place);
                return Optional.empty();
            }
            envelope.decrypt(new DirectDecrypter(key));
            return Optional.of(envelope.getPayload().toString());
        } catch (ParseException | JOSEException changed) {
            LOG.log(Level.WARNING, changed, () -> "cannot be opened, and is taken as lost: " + place);
            return Optional.empty();
        }
    }
}
