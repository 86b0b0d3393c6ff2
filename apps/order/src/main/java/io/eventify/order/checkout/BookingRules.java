package io.eventify.order.checkout;

import io.eventify.contracts.payment.PaymentView;
import io.eventify.order.BookingStep;
import io.eventify.order.EndReason;
import io.eventify.order.checkout.BookingAnswer.CaptureUnanswered;
import io.eventify.order.checkout.BookingAnswer.IntentCreated;
import io.eventify.order.checkout.BookingAnswer.MoneyIs;
import io.eventify.order.checkout.BookingAnswer.NotDone;
import io.eventify.order.checkout.BookingAnswer.Refused;
import io.eventify.order.checkout.BookingAnswer.RetakeTooLate;
import io.eventify.order.checkout.BookingAnswer.SagaIs;
import io.eventify.order.checkout.BookingAnswer.SeatsRetaken;
import io.eventify.order.checkout.BookingAnswer.SeatsSold;
import io.eventify.order.checkout.BookingAnswer.TicketsIssued;
import io.eventify.order.checkout.BookingAnswer.Trouble;
import io.eventify.order.checkout.BookingDecision.AskAgain;
import io.eventify.order.checkout.BookingDecision.AwaitCapture;
import io.eventify.order.checkout.BookingDecision.AwaitCustomer;
import io.eventify.order.checkout.BookingDecision.EndUnasked;
import io.eventify.order.checkout.BookingDecision.Honour;
import io.eventify.order.checkout.BookingDecision.LateMoneyFound;
import io.eventify.order.checkout.BookingDecision.LetMoneyGo;
import io.eventify.order.checkout.BookingDecision.MoneyTaken;
import io.eventify.order.checkout.BookingDecision.MoneyWentBack;
import io.eventify.order.checkout.BookingDecision.NothingKept;
import io.eventify.order.checkout.BookingDecision.PaymentLeftOpen;
import io.eventify.order.checkout.BookingDecision.ReadPayment;
import io.eventify.order.checkout.BookingDecision.RetakeAnew;
import io.eventify.order.checkout.BookingDecision.SeatsCommitted;
import io.eventify.order.checkout.BookingDecision.TicketsPrepared;
import io.eventify.order.checkout.BookingDecision.TryLater;
import io.eventify.order.checkout.BookingDecision.TurnBack;
import io.eventify.order.steps.Backoff;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.jspecify.annotations.Nullable;

/**
 * The booking saga after the checkout, on one page: what a step's answer means. {@link BookingSaga} makes the calls, {@link BookingRecord} writes the decisions down.
 *
 * <pre>
 * step     call                            done        refused                      not done
 * INTENT   payment: create intent          (customer)  CANCEL payment_refused       again; 8 times, then CANCEL
 * COMMIT   inventory: commit each hold     CAPTURE *   CANCEL seats_lost            again; 8 times, then CANCEL
 * CAPTURE  payment: capture                ISSUE       CANCEL capture_refused       order processing; again until the time limit
 * ISSUE    ticketing: issue                CLOSE       again; 12 times, then CANCEL tickets_not_issued
 * CLOSE    coordinator: close              (complete)                               again until it ends
 * CANCEL   coordinator: cancel             (compensate)                             again until it ends
 * SETTLE   coordinator: status; payment: read it; nothing kept: end; money kept: RETAKE or RELEASE; not known yet: again
 * RETAKE   a new LRA; inventory: retake    COMMIT      RELEASE                      again; 8 times, then RELEASE
 * RELEASE  payment: release                (end)       again, for ever: it is the customer's money
 *
 * *) ISSUE when there is nothing to pay. (customer): payment.authorised carries on with COMMIT. (complete), (compensate): the callbacks at {@link OrderParticipant}.
 * </pre>
 */
public final class BookingRules {
    private static final int ATTEMPTS = 8;
    /** After the capture giving up means a refund, so a neighbour's restart is waited for: about two and a half minutes. */
    private static final int ISSUE_ATTEMPTS = 12;
    /** A coordinator that is just starting does not know its sagas either: some three minutes of that are needed before we believe it. */
    private static final int UNKNOWN_FOR_GOOD = 10;
    /** So long we ask payment what became of a PaymentIntent after the end before the case goes to the reconciliation. */
    private static final int SETTLE_ATTEMPTS = 20;
    /** The failure at which a delay begins to be felt; told once. */
    private static final int FELT = 3;
    /* Who is only being asked, and is not away, is asked less often. */
    private static final int LATER_FOR_CAPTURE = 2;
    private static final int LATER_FOR_AN_END = 3;

    private BookingRules() {}

    /**
     * @param attempt of the step, from 1
     * @throws IllegalStateException if the step has no such answer
     */
    public static BookingDecision next(BookingStep step, int attempt, BookingAnswer answer) {
        return switch (step) {
            case INTENT ->
                switch (answer) {
                    case IntentCreated created -> new AwaitCustomer(created.payment());
                    case Refused refused -> turnBack(step, attempt, EndReason.PAYMENT_REFUSED, refused);
                    case NotDone failed
                    when attempt >= ATTEMPTS -> turnBack(step, attempt, EndReason.CHECKOUT_UNREACHABLE, failed);
                    case NotDone failed -> tryLater(attempt, failed);
                    default -> throw unexpected(step, answer);
                };
            case COMMIT ->
                switch (answer) {
                    case SeatsSold sold ->
                        new SeatsCommitted(sold.toPay().isZero() ? BookingStep.ISSUE : BookingStep.CAPTURE);
                    case Refused refused -> turnBack(step, attempt, EndReason.SEATS_LOST, refused);
                    case NotDone failed
                    when attempt >= ATTEMPTS -> turnBack(step, attempt, EndReason.SEATS_LOST, failed);
                    case NotDone failed -> tryLater(attempt, failed);
                    default -> throw unexpected(step, answer);
                };
            case CAPTURE ->
                switch (answer) {
                    case MoneyIs money -> captured(attempt, money.payment());
                    case CaptureUnanswered unanswered -> awaitCapture(attempt, unanswered.failure());
                    case Refused refused -> turnBack(step, attempt, EndReason.CAPTURE_REFUSED, refused);
                    case NotDone failed -> tryLater(attempt, failed);
                    default -> throw unexpected(step, answer);
                };
            case ISSUE ->
                switch (answer) {
                    case TicketsIssued issued -> new TicketsPrepared(issued.tickets());
                    case Trouble trouble
                    when attempt >= ISSUE_ATTEMPTS -> turnBack(step, attempt, EndReason.TICKETS_NOT_ISSUED, trouble);
                    case Trouble trouble -> tryLater(attempt, trouble);
                    default -> throw unexpected(step, answer);
                };
            case CLOSE, CANCEL ->
                switch (answer) {
                    case SagaIs saga
                    when isOver(saga.status(), attempt) -> new EndUnasked(saga.status(), askAgain(attempt, null));
                    case SagaIs saga -> askAgain(attempt, null);
                    case Trouble trouble -> tryLater(attempt, trouble);
                    default -> throw unexpected(step, answer);
                };
            case SETTLE ->
                switch (answer) {
                    case SagaIs saga ->
                        saga.status() == null || isFinal(saga.status()) ? new ReadPayment() : askAgain(attempt, null);
                    case MoneyIs money -> settled(attempt, money.payment());
                    case Trouble trouble -> tryLater(attempt, trouble);
                    default -> throw unexpected(step, answer);
                };
            case RETAKE ->
                switch (answer) {
                    case SeatsRetaken retaken -> new Honour(retaken.lra(), retaken.limit());
                    case RetakeTooLate late -> new RetakeAnew(Backoff.after(attempt));
                    case Refused refused
                    when refused.code().equals("lra_ended") -> new RetakeAnew(Backoff.after(attempt));
                    case Refused refused -> new LetMoneyGo(refused.facts());
                    case NotDone failed when attempt >= ATTEMPTS -> new LetMoneyGo(failed.facts());
                    case NotDone failed -> tryLater(attempt, failed);
                    default -> throw unexpected(step, answer);
                };
            case RELEASE ->
                switch (answer) {
                    case MoneyIs money -> released(attempt, money.payment());
                    case Trouble trouble -> tryLater(attempt, trouble);
                    default -> throw unexpected(step, answer);
                };
        };
    }

    private static BookingDecision captured(int attempt, PaymentView payment) {
        return switch (payment.status()) {
            case "captured", "partially_refunded" -> new MoneyTaken(payment.captured());
            case "failed", "voided", "refunded" ->
                new TurnBack(EndReason.CAPTURE_REFUSED, payment.failureReason(), "payment", said(payment));
            default -> awaitCapture(attempt, said(payment));
        };
    }

    private static BookingDecision settled(int attempt, PaymentView payment) {
        return switch (payment.status()) {
            case "authorised", "captured", "partially_refunded" -> new LateMoneyFound(payment);
            case "voided", "refunded", "failed" -> new NothingKept();
            default -> attempt < SETTLE_ATTEMPTS ? askAgain(attempt, said(payment)) : new PaymentLeftOpen(payment);
        };
    }

    private static BookingDecision released(int attempt, PaymentView payment) {
        return switch (payment.status()) {
            case "voided", "refunded", "failed" -> new MoneyWentBack(payment.status());
            default -> askAgain(attempt, said(payment));
        };
    }

    /* Usually the callback has come before the answer, and the step is gone. */
    private static boolean isOver(@Nullable LRAStatus status, int attempt) {
        return status == null ? attempt >= UNKNOWN_FOR_GOOD : isFinal(status);
    }

    private static boolean isFinal(LRAStatus status) {
        return switch (status) {
            case Closed, Cancelled, FailedToClose, FailedToCancel -> true;
            case Active, Closing, Cancelling -> false;
        };
    }

    private static TurnBack turnBack(BookingStep step, int attempt, EndReason reason, Trouble trouble) {
        String refusal = trouble instanceof Refused refused ? refused.code() : null;
        return new TurnBack(reason, refusal, "saga", step.name() + " attempt " + attempt + ": " + trouble.facts());
    }

    private static AwaitCapture awaitCapture(int attempt, String facts) {
        return new AwaitCapture(Backoff.after(attempt + LATER_FOR_CAPTURE), facts);
    }

    private static AskAgain askAgain(int attempt, @Nullable String facts) {
        return new AskAgain(Backoff.after(attempt + LATER_FOR_AN_END), facts);
    }

    private static TryLater tryLater(int attempt, Trouble trouble) {
        return new TryLater(Backoff.after(attempt), trouble.facts(), attempt == FELT);
    }

    private static String said(PaymentView payment) {
        return "payment is " + payment.status();
    }

    private static IllegalStateException unexpected(BookingStep step, BookingAnswer answer) {
        return new IllegalStateException(step + " was answered with " + answer);
    }
}
