package io.eventify.ticketing.code;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs and verifies ticket codes with Ed25519. One key signs; the public halves of earlier ones stay known, so that tickets on paper live through a change of keys.
 */
@ApplicationScoped
public class TicketKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final int RAW_KEY_BYTES = 32;

    /** A public key as scanners load it: raw bytes (RFC 8032), base64url, as in a JSON Web Key of type OKP. */
    public record PublicTicketKey(String kid, String kty, String crv, String x, String use, String alg) {}

    private final String keyId;
    private final PrivateKey signingKey;
    private final Map<String, PublicKey> verifyingKeys = new LinkedHashMap<>();

    /**
     * @param privateKey PKCS#8, base64
     * @param retired earlier public keys, X.509, base64
     */
    @Inject
    public TicketKeys(
            @ConfigProperty(name = "eventify.ticket.signing.key") String privateKey,
            @ConfigProperty(name = "eventify.ticket.retired.keys") Optional<List<String>> retired) {
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            this.signingKey = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(privateKey)));
            PublicKey publicKey = publicHalf((EdECPrivateKey) signingKey);
            this.keyId = idOf(publicKey);
            verifyingKeys.put(keyId, publicKey);
            for (String key : retired.orElse(List.of())) {
                PublicKey earlier = factory.generatePublic(
                        new X509EncodedKeySpec(Base64.getMimeDecoder().decode(key)));
                verifyingKeys.put(idOf(earlier), earlier);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("eventify.ticket.signing.key is not an Ed25519 key (PKCS#8, base64)", e);
        }
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected TicketKeys() {
        this.keyId = "";
        this.signingKey = null;
    }

    /** The code of a ticket as it is now. */
    public String sign(UUID ticketId, UUID performanceId, int version) {
        TicketCode code = new TicketCode(keyId, ticketId, performanceId, version);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(signingKey);
            signature.update(code.signedBytes());
            return code.with(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a code says, if it is true.
     *
     * @throws InvalidTicketCodeException if it is not ours, damaged or forged
     */
    public TicketCode verified(String text) {
        byte[] all = TicketCode.bytes(text);
        TicketCode code = TicketCode.read(all);
        PublicKey key = verifyingKeys.get(code.keyId());
        if (key == null || !isSigned(all, key)) {
            throw new InvalidTicketCodeException();
        }
        return code;
    }

    /** The keys that scanners need, the current one first. */
    public List<PublicTicketKey> publicKeys() {
        return verifyingKeys.entrySet().stream()
                .map(e -> new PublicTicketKey(
                        e.getKey(),
                        "OKP",
                        ALGORITHM,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(raw(e.getValue())),
                        "sig",
                        "EdDSA"))
                .toList();
    }

    private static boolean isSigned(byte[] all, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(all, 0, TicketCode.SIGNED_BYTES);
            return signature.verify(all, TicketCode.SIGNED_BYTES, TicketCode.BYTES - TicketCode.SIGNED_BYTES);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /*
     * The JDK derives the public half only when it makes a pair, and a pair is made of 32 random bytes, which are the private key (RFC 8032, 5.1.5):
     * so it is given the private key for random bytes.
     */
    private static PublicKey publicHalf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key does not show its bytes"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        var pair = generator.generateKeyPair();
        if (!Arrays.equals(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), seed)) {
            throw new GeneralSecurityException("the public half cannot be derived on this Java platform");
        }
        return pair.getPublic();
    }

    private static String idOf(PublicKey key) throws GeneralSecurityException {
        return "%08x"
                .formatted(ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(raw(key)))
                        .getInt());
    }

    /* An X.509 Ed25519 key ends with its 32 raw bytes (RFC 8410, section 4). */
    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length);
    }
}
