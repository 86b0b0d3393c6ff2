package io.eventify.platform.messaging;

import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What an administrator may do about events that this context could not apply. Each decision is written to the context's {@code dead_letter_decisions} before it
 * is carried out and once more after: nothing happens unseen, and one without the second line did not happen, or nobody knows. The broker is asked between the
 * two, outside any transaction.
 *
 * <p>Every method throws {@link DeadLettersUnavailableException} if the broker does not answer.
 */
@ApplicationScoped
public class SettleDeadLetters {
    private final DeadLetters letters;
    private final Sql sql;
    private final Clock clock;

    @Inject
    SettleDeadLetters(DeadLetters letters, Sql sql, Clock clock) {
        this.letters = letters;
        this.sql = sql;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected SettleDeadLetters() {
        this(null, null, null);
    }

    /** The oldest ones, and whether there are more. */
    public DeadLetterList list() {
        return letters.oldest();
    }

    /**
     * Has this context, and no other, try the event once more.
     *
     * @throws NotFoundException {@code dead_letter_not_found} if it is not there, or somebody else has it in hand
     */
    public void replay(UUID id, Caller caller) {
        settle(id, caller, "replay_asked", letters::replay, "replayed");
    }

    /**
     * Gives the event up: this context will never apply it.
     *
     * @throws NotFoundException {@code dead_letter_not_found} if it is not there, or somebody else has it in hand
     */
    public void discard(UUID id, Caller caller) {
        settle(id, caller, "discard_asked", letters::discard, "discarded");
    }

    private void settle(UUID id, Caller caller, String asked, Predicate<UUID> action, String done) {
        DeadLetter letter = letters.find(id).orElseThrow(SettleDeadLetters::notFound);
        note(caller, asked, letter);
        if (!action.test(id)) {
            throw notFound();
        }
        note(caller, done, letter);
    }

    private static NotFoundException notFound() {
        return new NotFoundException("dead_letter");
    }

    private void note(Caller caller, String action, DeadLetter letter) {
        sql.update(
                """
                insert into dead_letter_decisions (id, at, actor_id, client, action, letter_id, event_id, event_type, correlation_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Ids.next(),
                clock.instant(),
                caller.id(),
                caller.client(),
                action,
                letter.id(),
                letter.eventId(),
                letter.type(),
                RequestCorrelation.current());
    }
}
