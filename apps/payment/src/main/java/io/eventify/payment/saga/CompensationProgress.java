package io.eventify.payment.saga;

import io.eventify.payment.ledger.Participant;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.WorkQueue;
import io.eventify.platform.lra.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;

/** How far this context's part of a saga has come. */
@ApplicationScoped
public class CompensationProgress {

    private final Participations participations;
    private final Payments payments;
    private final WorkQueue queue;

    @Inject
    public CompensationProgress(Participations participations, Payments payments, WorkQueue queue) {
        this.participations = participations;
        this.payments = payments;
        this.queue = queue;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected CompensationProgress() {
        this(null, null, null);
    }

    /** Empty while the saga is open here, or if it is unknown. */
    @Transactional
    public Optional<ParticipantStatus> of(URI lra) {
        return participations
                .outcome(lra, Participant.NAME)
                .map(ended -> ended == ParticipantStatus.Compensated
                        ? payments.findOfSaga(lra).map(this::progress).orElse(ended)
                        : ended);
    }

    private ParticipantStatus progress(Payment payment) {
        Set<PspWork.Kind> open = queue.open(payment.id());
        if (open.contains(PspWork.Kind.CANCEL)
                || open.contains(PspWork.Kind.RELEASE)
                || open.contains(PspWork.Kind.REFUND)) {
            return ParticipantStatus.Compensating;
        }
        return payment.isStuck() ? ParticipantStatus.FailedToCompensate : ParticipantStatus.Compensated;
    }
}
