package io.eventify.payment.psp;

/** Something that the provider has told by a webhook. */
public sealed interface PspEvent {

    /** The provider's id of the message: a repetition has the same. */
    String id();

    /** The provider's word for what happened. */
    String type();

    /** About a PaymentIntent, as it was when the message was made. */
    record IntentTold(String id, String type, IntentSnapshot intent) implements PspEvent {}

    /** About a refund, as it was when the message was made. */
    record RefundTold(String id, String type, RefundSnapshot refund) implements PspEvent {}

    /** Something that does not concern us. */
    record Irrelevant(String id, String type) implements PspEvent {}
}
