package io.eventify.order.checkout;

import io.eventify.contracts.Money;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.order.BookingStep;
import io.eventify.order.EndReason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.jspecify.annotations.Nullable;

/** What happens after a step's answer. */
public sealed interface BookingDecision {

    /** The LRA is over: payment has to say whether it kept any money. */
    record ReadPayment() implements BookingDecision {}

    /**
     * The LRA is over and its callback has not come: we do what it would have done, and look again should the step still be there.
     *
     * @param status null if the coordinator does not know the LRA
     */
    record EndUnasked(@Nullable LRAStatus status, AskAgain then) implements BookingDecision {}

    /** All that {@link BookingRecord} writes, each in one transaction. */
    sealed interface Written extends BookingDecision {}

    /** The same step again after a pause; the order stays as it is. */
    sealed interface Repeated extends Written {}

    /** The order changes, or its step does. */
    sealed interface Changed extends Written {}

    /** The order is placed; payment's event carries on. */
    record AwaitCustomer(UUID payment) implements Changed {}

    /** @param next ISSUE when there is nothing to pay */
    record SeatsCommitted(BookingStep next) implements Changed {}

    /** On to ISSUE. */
    record MoneyTaken(Money captured) implements Changed {}

    /** The order is processing; payment's event or the next question carries on. */
    record AwaitCapture(Duration pause, String facts) implements Changed {}

    /** On to CLOSE. */
    record TicketsPrepared(IssuedTickets tickets) implements Changed {}

    /** On to CANCEL. */
    record TurnBack(EndReason reason, @Nullable String refusal, String actor, String facts) implements Changed {}

    /** No failure: the end has not come yet. */
    record AskAgain(Duration pause, @Nullable String facts) implements Repeated {}

    /** @param felt whether the timeline tells of the delay */
    record TryLater(Duration pause, String failure, boolean felt) implements Repeated {}

    /** On to RETAKE or RELEASE, as {@link LateMoney} says. */
    record LateMoneyFound(PaymentView payment) implements Changed {}

    /** The order's story is over. */
    record NothingKept() implements Changed {}

    /** Payment does not come to an end: over, but a person has to look. */
    record PaymentLeftOpen(PaymentView payment) implements Changed {}

    /** The order lives again in a new LRA that ends at the limit: on to COMMIT. */
    record Honour(URI lra, Instant limit) implements Changed {}

    /** The places are retaken in another new LRA. */
    record RetakeAnew(Duration pause) implements Repeated {}

    /** The places are gone: on to RELEASE. */
    record LetMoneyGo(String facts) implements Changed {}

    /** The late money went back, or is on its way; the order's story is over. */
    record MoneyWentBack(String paymentStatus) implements Changed {}
}
