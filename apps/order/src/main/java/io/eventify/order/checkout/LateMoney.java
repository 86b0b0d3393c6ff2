package io.eventify.order.checkout;

import io.eventify.order.BookingStep;
import io.eventify.order.EndReason;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.Performance;
import io.eventify.order.Performances;
import io.eventify.order.Timeline;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Money that arrives after its order ended has three outcomes: the order is honoured with the same places (RETAKE succeeds); it goes back because they are gone
 * (RETAKE is refused); it goes back at once because nobody wants the order any more (RELEASE). Never two of them: there is one step for an order.
 */
@ApplicationScoped
public class LateMoney {
    private static final Set<String> BEING_DECIDED = Set.of(BookingStep.RETAKE.name(), BookingStep.RELEASE.name());

    private final DurableSteps steps;
    private final Performances performances;
    private final Timeline timeline;
    private final Clock clock;

    @Inject
    public LateMoney(DurableSteps steps, Performances performances, Timeline timeline, Clock clock) {
        this.steps = steps;
        this.performances = performances;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected LateMoney() {
        this(null, null, null, null);
    }

    /** In the caller's transaction, the ended order locked. Telling it twice is harmless. */
    void arrived(Order order, UUID payment) {
        Optional<String> step = steps.current(Saga.BOOKING, order.id());
        if (step.filter(BEING_DECIDED::contains).isPresent()) {
            return;
        }
        order.paymentIs(payment);
        timeline.tell(order.id(), "payment", Milestone.LATE_PAYMENT, "payment " + payment);
        steps.schedule(Saga.BOOKING, order.id(), (isWelcome(order) ? BookingStep.RETAKE : BookingStep.RELEASE).name());
    }

    private boolean isWelcome(Order order) {
        Instant now = clock.instant();
        return order.endReason().filter(EndReason::latePaymentWelcome).isPresent()
                && !order.lines().isEmpty()
                && performances
                        .find(order.performanceId())
                        .filter(performance -> takesPlaceAfter(performance, now))
                        .isPresent();
    }

    private static boolean takesPlaceAfter(Performance performance, Instant now) {
        return !performance.cancelled() && performance.startsAt().isAfter(now);
    }
}
