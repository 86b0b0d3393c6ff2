package io.eventify.order.cancellation;

import io.eventify.order.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A person of support has a failed refund tried once more. */
@ApplicationScoped
public class RetryRefund {
    @Inject
    CancellationRecord book;

    @Inject
    AuditTrail audit;

    @Transactional
    public CancellationResponse of(UUID cancellationId, UUID actor, String client) {
        CancellationRecord.Case open = book.retry(cancellationId, actor.toString());
        audit.note(
                actor,
                client,
                "refund_retried",
                open.order().id(),
                open.cancellation().refund() + ", try " + open.cancellation().refundTry());
        return CancellationResponse.of(open.order(), open.cancellation());
    }
}
