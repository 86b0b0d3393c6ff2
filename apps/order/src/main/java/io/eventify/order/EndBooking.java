package io.eventify.order;

import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Turns a booking back: writes down why, and leaves the LRA's cancellation to the saga's step, which does not stop before it is done. */
@ApplicationScoped
public class EndBooking {
    private final DurableSteps steps;
    private final Timeline timeline;
    private final Clock clock;

    @Inject
    public EndBooking(DurableSteps steps, Timeline timeline, Clock clock) {
        this.steps = steps;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected EndBooking() {
        this(null, null, null);
    }

    /**
     * In the caller's transaction, the order locked. Whatever step the saga was at loses its claim.
     *
     * @param refusal the neighbour's code, if one refused
     */
    public void request(Order order, EndReason reason, @Nullable String refusal, String actor, @Nullable String facts) {
        order.requestEnd(reason, refusal, clock.instant());
        timeline.tell(order.id(), actor, milestone(reason), facts == null ? refusal : facts);
        steps.schedule(Saga.BOOKING, order.id(), BookingStep.CANCEL.name());
    }

    private static Milestone milestone(EndReason reason) {
        return switch (reason) {
            case CHECKOUT_REFUSED, PAYMENT_REFUSED -> Milestone.CHECKOUT_REFUSED;
            case CHECKOUT_UNREACHABLE -> Milestone.STEP_DELAYED;
            case SEATS_LOST -> Milestone.SEATS_LOST;
            case CAPTURE_REFUSED -> Milestone.CAPTURE_REFUSED;
            case TICKETS_NOT_ISSUED -> Milestone.TICKETS_NOT_ISSUED;
            case TIME_LIMIT, CUSTOMER_CANCELLED, ORGANISER_CANCELLED, LATE_PAYMENT_RETURNED ->
                Milestone.CANCELLATION_ASKED;
        };
    }
}
