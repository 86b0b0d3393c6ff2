package io.eventify.order.cancellation;

import io.eventify.order.OrderCompleted;
import io.eventify.order.Performance;
import io.eventify.order.PerformanceWasCancelled;
import io.eventify.order.Performances;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.SagaSteps;
import io.eventify.order.steps.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * The organiser cancelled a performance: every order of it comes back in full. A durable step walks through the orders in batches, its cursor kept between them,
 * so that a crash costs one batch at most and repeats nothing: each order is cancelled once. Orders that are being completed at that moment are caught at
 * their completion, and no new one can begin.
 */
@ApplicationScoped
public class CancelPerformanceOrders implements SagaSteps {
    static final String STEP = "CANCEL_ORDERS";
    private static final int BATCH = 100;
    private static final String REASON = "performance_cancelled";

    @Inject
    DurableSteps steps;

    @Inject
    PerformanceOrders performanceOrders;

    @Inject
    OpenCancellation openCancellation;

    @Inject
    Performances performances;

    void begin(@Observes PerformanceWasCancelled cancelled) {
        steps.scheduleIfIdle(Saga.PERFORMANCE, cancelled.performanceId(), STEP, "");
    }

    void catchUp(@Observes OrderCompleted completed) {
        if (performances
                .find(completed.order().performanceId())
                .filter(Performance::cancelled)
                .isPresent()) {
            openCancellation.byOrganiser(completed.order(), REASON);
        }
    }

    @Override
    public Saga saga() {
        return Saga.PERFORMANCE;
    }

    @Override
    public void run(Step step) {
        List<UUID> batch = performanceOrders.after(step.memo(), step.subject(), BATCH);
        batch.forEach(order -> performanceOrders.cancel(order, REASON));
        if (batch.isEmpty()) {
            performanceOrders.finished(step);
        } else {
            performanceOrders.carryOn(step, batch.getLast());
        }
    }

    /** Never given up. */
    @Override
    public void failed(Step step, RuntimeException failure) {
        performanceOrders.tryLater(step, failure);
    }
}
