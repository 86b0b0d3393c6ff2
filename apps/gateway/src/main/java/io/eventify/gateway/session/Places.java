package io.eventify.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Names in Redis and in cookies. Redis knows only hashes: who reads it finds no cookie and no account. */
final class Places {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final String PREFIX = "eventify:session:";

    private Places() {}

    /** 256 bits that nobody guesses, safe in a cookie and a URL. */
    static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static String session(String cookie) {
        return PREFIX + "open:" + hash(cookie);
    }

    static String attempt(String cookie, String state) {
        return PREFIX + "login:" + hash(cookie + '\n' + state);
    }

    static String lock(String sessionPlace) {
        return sessionPlace + ":renewal";
    }

    static String ofAccount(String subject) {
        return PREFIX + "account:" + hash(subject);
    }

    static String ofProviderSession(String sid) {
        return PREFIX + "sid:" + hash(sid);
    }

    static String logoutToken(String jti) {
        return PREFIX + "logout:" + hash(jti);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
