package io.eventify.order.checkout;

import io.eventify.contracts.Money;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.ticketing.IssuedTickets;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.jspecify.annotations.Nullable;

/** What came of a booking step's call; {@link BookingRules} says what it means. */
public sealed interface BookingAnswer {

    /** Payment waits for the customer. */
    record IntentCreated(UUID payment) implements BookingAnswer {}

    /** Every hold is committed; so much is to be paid for it. */
    record SeatsSold(Money toPay) implements BookingAnswer {}

    /** Payment said where the money is. */
    record MoneyIs(PaymentView payment) implements BookingAnswer {}

    /** Payment was asked to capture and did not say what became of it: the money may have been taken. */
    record CaptureUnanswered(String failure) implements BookingAnswer {}

    record TicketsIssued(IssuedTickets tickets) implements BookingAnswer {}

    /** @param status null if the coordinator does not know the LRA */
    record SagaIs(@Nullable LRAStatus status) implements BookingAnswer {}

    /** The same places are ours once more, in an LRA of their own that ends at the limit. */
    record SeatsRetaken(URI lra, Instant limit) implements BookingAnswer {}

    /** That LRA had ended before the order could live in it. */
    record RetakeTooLate() implements BookingAnswer {}

    /** It did not work out. */
    sealed interface Trouble extends BookingAnswer {
        String facts();
    }

    /** The neighbour refused for a reason of business. */
    record Refused(String code, String facts) implements Trouble {}

    /** The neighbour, the coordinator or our own database was away, or answered with nonsense. */
    record NotDone(String facts) implements Trouble {}
}
