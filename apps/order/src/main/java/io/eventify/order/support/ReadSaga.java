package io.eventify.order.support;

import io.eventify.order.AuditTrail;
import io.eventify.order.EndReason;
import io.eventify.order.Order;
import io.eventify.order.Orders;
import io.eventify.order.cancellation.Cancellation;
import io.eventify.order.cancellation.Cancellations;
import io.eventify.order.steps.DurableSteps;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** How the sagas of an order stand: three statements, and the note that somebody looked. */
@ApplicationScoped
public class ReadSaga {
    /** More than an order has lines. */
    private static final int MOST_CANCELLATIONS = 200;

    @Inject
    Orders orders;

    @Inject
    Cancellations cancellations;

    @Inject
    DurableSteps steps;

    @Inject
    AuditTrail audit;

    /** @throws NotFoundException if there is no such order */
    @Transactional
    public SagaView of(Seeker seeker, UUID orderId) {
        Order order = orders.find(orderId).orElseThrow(() -> new NotFoundException("order"));
        if (!order.customerId().equals(seeker.id())) {
            audit.viewed(seeker.id(), seeker.client(), orderId);
        }
        List<Cancellation> cases = cancellations.ofOrder(orderId, MOST_CANCELLATIONS);
        List<UUID> subjects = Stream.concat(Stream.of(orderId), cases.stream().map(Cancellation::id))
                .toList();
        return new SagaView(
                orderId,
                order.lra().toString(),
                order.endReason().map(EndReason::code).orElse(null),
                order.refusalCode().orElse(null),
                steps.shown(subjects).stream().map(SagaView.Step::of).toList(),
                cases.stream().map(SagaView.CancellationCase::of).toList());
    }
}
