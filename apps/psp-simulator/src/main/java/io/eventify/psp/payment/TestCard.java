package io.eventify.psp.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.ApiError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Stripe's test payment methods and what happens when they are charged.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe: testing</a>
 */
enum TestCard {
    VISA("visa", "4242424242424242", "visa"),
    VISA_DEBIT("visa", "4000056655665556", "visa_debit"),
    MASTERCARD("mastercard", "5555555555554444", "mastercard"),
    MASTERCARD_DEBIT("mastercard", "5200828282828210", "mastercard_debit"),
    AMEX("amex", "378282246310005", "amex"),
    THREE_D_SECURE_OPTIONAL("visa", "4000000000003055", "threeDSecureOptional"),
    DECLINED("visa", "4000000000000002", Decline.GENERIC, "chargeDeclined", "visa_chargeDeclined"),
    INSUFFICIENT_FUNDS(
            "visa",
            "4000000000009995",
            Decline.INSUFFICIENT_FUNDS,
            "chargeDeclinedInsufficientFunds",
            "visa_chargeDeclinedInsufficientFunds"),
    LOST("visa", "4000000000009987", Decline.LOST, "chargeDeclinedLostCard", "visa_chargeDeclinedLostCard"),
    STOLEN("visa", "4000000000009979", Decline.STOLEN, "chargeDeclinedStolenCard", "visa_chargeDeclinedStolenCard"),
    EXPIRED("visa", "4000000000000069", Decline.EXPIRED, "chargeDeclinedExpiredCard"),
    INCORRECT_CVC("visa", "4000000000000127", Decline.INCORRECT_CVC, "chargeDeclinedIncorrectCvc"),
    PROCESSING_ERROR("visa", "4000000000000119", Decline.PROCESSING_ERROR, "chargeDeclinedProcessingError"),
    FRAUDULENT("visa", "4100000000000019", Decline.FRAUDULENT, "chargeDeclinedFraudulent", "radarBlock"),
    VELOCITY("visa", "4000000000006975", Decline.VELOCITY, "visa_chargeDeclinedVelocityLimitExceeded"),
    AUTHENTICATION_REQUIRED("visa", "4000002760003184", Challenge.THEN_APPROVED, "authenticationRequired"),
    AUTHENTICATION_REQUIRED_ON_SETUP(
            "visa", "4000002500003155", Challenge.THEN_APPROVED, "authenticationRequiredOnSetup"),
    THREE_D_SECURE_2("visa", "4000000000003220", Challenge.THEN_APPROVED, "threeDSecure2Required"),
    THREE_D_SECURE("visa", "4000000000003063", Challenge.THEN_APPROVED, "threeDSecureRequired"),
    THREE_D_SECURE_DECLINED("visa", "4000008400001629", Challenge.THEN_DECLINED, "threeDSecureRequiredChargeDeclined"),
    AUTHENTICATION_INSUFFICIENT_FUNDS(
            "visa",
            "4000008260003178",
            Challenge.THEN_INSUFFICIENT_FUNDS,
            "authenticationRequiredChargeDeclinedInsufficientFunds"),
    REFUND_FAIL("visa", "4000000000005126", RefundCourse.FAILS_LATER, "refundFail"),
    PENDING_REFUND("visa", "4000000000007726", RefundCourse.SUCCEEDS_LATER, "pendingRefund"),
    BANK_SUCCESS("us_bank_account", "000123456789", Debit.SUCCEEDS_LATER, "pm_usBankAccount_success"),
    BANK_PROCESSING("us_bank_account", "000000000009", Debit.NEVER_ENDS, "pm_usBankAccount_processing"),
    BANK_INSUFFICIENT_FUNDS("us_bank_account", "000222222227", Debit.FAILS_LATER, "pm_usBankAccount_insufficientFunds");

    /** Why a card is refused, in Stripe's codes. */
    enum Decline {
        GENERIC("card_declined", "generic_decline", "Your card was declined."),
        INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds."),
        LOST("card_declined", "lost_card", "Your card was declined."),
        STOLEN("card_declined", "stolen_card", "Your card was declined."),
        EXPIRED("expired_card", "expired_card", "Your card has expired."),
        INCORRECT_CVC("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
        PROCESSING_ERROR(
                "processing_error",
                "processing_error",
                "An error occurred while processing your card. Try again in a little bit."),
        FRAUDULENT("card_declined", "fraudulent", "Your card was declined."),
        VELOCITY(
                "card_declined",
                "card_velocity_exceeded",
                "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."),
        AUTHENTICATION(
                "authentication_required",
                "authentication_required",
                "Your card was declined. This transaction requires authentication.");

        private final String code;
        private final String declineCode;
        private final String message;

        Decline(String code, String declineCode, String message) {
            this.code = code;
            this.declineCode = declineCode;
            this.message = message;
        }

        String code() {
            return code;
        }

        String message() {
            return message;
        }

        String declineCode() {
            return declineCode;
        }

        ObjectNode error() {
            return ApiError.body("card_error", code, message).put("decline_code", declineCode);
        }
    }

    enum Challenge {
        NONE,
        THEN_APPROVED,
        THEN_DECLINED,
        THEN_INSUFFICIENT_FUNDS
    }

    enum RefundCourse {
        AT_ONCE,
        SUCCEEDS_LATER,
        FAILS_LATER
    }

    /** The course of a bank debit; {@code NONE} for cards, which are decided at once. */
    enum Debit {
        NONE,
        SUCCEEDS_LATER,
        FAILS_LATER,
        NEVER_ENDS
    }

    private final String brand;
    private final String number;
    private final List<String> names;
    private final Optional<Decline> decline;
    private final Challenge challenge;
    private final RefundCourse refundCourse;
    private final Debit debit;

    TestCard(String brand, String number, String... names) {
        this(brand, number, Optional.empty(), Challenge.NONE, RefundCourse.AT_ONCE, Debit.NONE, names);
    }

    TestCard(String brand, String number, Decline decline, String... names) {
        this(brand, number, Optional.of(decline), Challenge.NONE, RefundCourse.AT_ONCE, Debit.NONE, names);
    }

    TestCard(String brand, String number, Challenge challenge, String... names) {
        this(brand, number, Optional.empty(), challenge, RefundCourse.AT_ONCE, Debit.NONE, names);
    }

    TestCard(String brand, String number, RefundCourse refundCourse, String... names) {
        this(brand, number, Optional.empty(), Challenge.NONE, refundCourse, Debit.NONE, names);
    }

    TestCard(String brand, String number, Debit debit, String... names) {
        this(brand, number, Optional.empty(), Challenge.NONE, RefundCourse.AT_ONCE, debit, names);
    }

    TestCard(
            String brand,
            String number,
            Optional<Decline> decline,
            Challenge challenge,
            RefundCourse refundCourse,
            Debit debit,
            String... names) {
        this.brand = brand;
        this.number = number;
        this.decline = decline;
        this.challenge = challenge;
        this.refundCourse = refundCourse;
        this.debit = debit;
        this.names = List.of(names);
    }

    /** The card behind {@code pm_card_visa} and the like. */
    static Optional<TestCard> ofPaymentMethod(String id) {
        return Arrays.stream(values())
                .filter(card -> card.names.stream()
                        .anyMatch(name -> id.equals(name.startsWith("pm_") ? name : "pm_card_" + name)))
                .findFirst();
    }

    /** The card behind {@code tok_visa} and the like. */
    static Optional<TestCard> ofToken(String token) {
        return Arrays.stream(values())
                .filter(card -> card.names.stream().anyMatch(name -> token.equals("tok_" + name)))
                .findFirst();
    }

    static Optional<TestCard> ofNumber(String number) {
        return Arrays.stream(values())
                .filter(card -> card.debit == Debit.NONE && card.number.equals(number))
                .findFirst();
    }

    /** Why a charge is refused, once authentication (if any) went well. */
    Optional<Decline> declineOnCharge() {
        return switch (challenge) {
            case NONE, THEN_APPROVED -> decline;
            case THEN_DECLINED -> Optional.of(Decline.GENERIC);
            case THEN_INSUFFICIENT_FUNDS -> Optional.of(Decline.INSUFFICIENT_FUNDS);
        };
    }

    boolean needsAuthentication() {
        return challenge != Challenge.NONE;
    }

    RefundCourse refundCourse() {
        return refundCourse;
    }

    Debit debit() {
        return debit;
    }

    boolean isCard() {
        return debit == Debit.NONE;
    }

    String type() {
        return isCard() ? "card" : "us_bank_account";
    }

    String brand() {
        return brand;
    }

    String last4() {
        return number.substring(number.length() - 4);
    }
}
