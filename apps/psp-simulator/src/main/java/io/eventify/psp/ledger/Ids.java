package io.eventify.psp.ledger;

import java.security.SecureRandom;

/** Ids and secrets in Stripe's look: a prefix and letters and digits. */
public final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_CHARS = 24;
    private static final int REQUEST_CHARS = 14;

    private Ids() {}

    public static String of(Kind kind) {
        return kind.prefix() + random(ID_CHARS);
    }

    public static String request() {
        return "req_" + random(REQUEST_CHARS);
    }

    public static String random(int chars) {
        return RANDOM.ints(chars, 0, ALPHABET.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
                .toString();
    }
}
