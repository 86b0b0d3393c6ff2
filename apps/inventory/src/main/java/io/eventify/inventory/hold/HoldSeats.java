package io.eventify.inventory.hold;

import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.inventory.hold.BestAvailable.Wish;
import io.eventify.inventory.hold.Holds.Patience;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.StatementFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer claims places of a performance, all or nothing. The hot path: for named places one statement that commits by itself; no JTA transaction, no other
 * service, no broker before the answer.
 */
@ApplicationScoped
public class HoldSeats {

    @Inject
    Holds holds;

    @Inject
    ChooseSeats chooseSeats;

    @Inject
    Outbox outbox;

    /**
     * @param holdId derived from the caller's key: the same request again gives the same hold as it is then
     * @throws SeatsUnavailableException if somebody else has some of them
     * @throws CustomerLimitExceededException if the customer would have more than the performance's policy allows
     * @throws SalesNotOpenException if the performance is not on sale
     */
    Hold hold(UUID holdId, HoldSeatsRequest request) {
        HoldCommand command = HoldCommand.of(holdId, request);
        if (command.wanted().isEmpty() && request.bestAvailable() == null) {
            throw new NoPlacesWantedException();
        }
        return switch (outcome(command, request.bestAvailable())) {
            case HoldOutcome.Held(Hold hold) -> {
                outbox.wakeUp();
                yield hold;
            }
            case HoldOutcome.Repeated(Hold hold) -> hold;
            case HoldOutcome.Unavailable(var places) -> throw SeatsUnavailableException.of(places, command.wanted());
            case HoldOutcome.Contended() ->
                throw SeatsUnavailableException.of(command.wanted().quantities().keySet(), command.wanted());
            case HoldOutcome.NothingToChoose() -> throw SeatsUnavailableException.nothingToChoose();
            case HoldOutcome.LimitExceeded(int limit) -> throw new CustomerLimitExceededException(limit);
            case HoldOutcome.SalesNotOpen() -> throw new SalesNotOpenException();
            case HoldOutcome.PerformanceUnknown() -> throw new NotFoundException("performance");
            case HoldOutcome.UnknownPlaces(var places) -> throw new UnknownPlaceException(places, command.wanted());
            case HoldOutcome.KeyReused() -> throw new IdempotencyKeyReusedException();
        };
    }

    private HoldOutcome outcome(HoldCommand command, HoldSeatsRequest.@Nullable BestAvailable best) {
        try {
            return attempt(command, best);
        } catch (StatementFailedException e) {
            if (!e.isUniqueViolation()) {
                throw e;
            }
            // the same key for another customer or performance, at the same moment: now its hold is there and says so
            return attempt(command, best);
        }
    }

    private HoldOutcome attempt(HoldCommand command, HoldSeatsRequest.@Nullable BestAvailable best) {
        if (best != null) {
            return chooseSeats.choose(
                    command,
                    new Wish(
                            best.quantity(),
                            best.seatClass(),
                            best.section(),
                            Boolean.TRUE.equals(best.together()),
                            Boolean.TRUE.equals(best.accessible())));
        }
        HoldOutcome outcome = named(command, Patience.SKIPS);
        return outcome instanceof HoldOutcome.Contended ? named(command, Patience.WAITS) : outcome;
    }

    private HoldOutcome named(HoldCommand command, Patience patience) {
        return holds.hold(
                command.holdId(),
                command.requestHash(),
                command.performanceId(),
                command.customerId(),
                command.wanted(),
                command.ttlSeconds(),
                patience);
    }
}
