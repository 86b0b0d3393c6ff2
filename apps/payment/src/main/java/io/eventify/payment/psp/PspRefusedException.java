package io.eventify.payment.psp;

/** The provider answered no; asking the same again is of no use. */
public class PspRefusedException extends RuntimeException {
    private final String code;

    public PspRefusedException(String code, Throwable cause) {
        super("the provider refused: " + code, cause);
        this.code = code;
    }

    /** The provider's stable word, such as {@code payment_intent_unexpected_state}. */
    public String code() {
        return code;
    }
}
