package io.eventify.payment.psp;

import io.eventify.contracts.Money;

/** How far the provider says a payment has come. Source: Stripe, "The PaymentIntents lifecycle". */
public sealed interface PaymentOutcome {

    /** The customer has not confirmed yet. */
    record AwaitingCustomer() implements PaymentOutcome {}

    /** The customer's bank asks for something more, such as 3-D Secure. */
    record ActionRequired() implements PaymentOutcome {}

    /** The provider itself waits for the bank. */
    record Processing() implements PaymentOutcome {}

    /**
     * The bank said no; the customer may try again on the same payment.
     *
     * @param attempt which attempt it was, so that it is told once only
     * @param reason stable word, such as {@code insufficient_funds}
     */
    record Declined(String attempt, String reason) implements PaymentOutcome {}

    /** The money is held for us and can be captured. */
    record Authorised(Money amount) implements PaymentOutcome {}

    /** @param reference the provider's charge */
    record Captured(String reference, Money amount) implements PaymentOutcome {}

    /** Void: nothing is held and nothing will be. */
    record Cancelled() implements PaymentOutcome {}
}
