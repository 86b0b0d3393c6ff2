package io.eventify.order.steps;

import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code saga_steps}. All methods but the claims belong into the transaction of the change they go with. */
@ApplicationScoped
public class DurableSteps {
    private static final int MAX_ERROR = 500;

    private final EntityManager database;
    private final Clock clock;
    private final Event<StepDue> due;

    @Inject
    public DurableSteps(EntityManager database, Clock clock, Event<StepDue> due) {
        this.database = database;
        this.clock = clock;
        this.due = due;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected DurableSteps() {
        this(null, null, null);
    }

    /** The saga goes on here, at once, whatever it was waiting for before; a running attempt of an earlier step loses its claim. */
    public void schedule(Saga saga, UUID subject, String step) {
        schedule(saga, subject, step, Duration.ZERO, "");
    }

    /** @param memo what the step shall find; empty for nothing */
    public void schedule(Saga saga, UUID subject, String step, Duration delay, String memo) {
        database.createNativeQuery("""
                insert into saga_steps (saga, subject_id, step, attempt, next_attempt_at, memo) values (:saga, :subject, :step, 0, :at, nullif(:memo, ''))
                on conflict (saga, subject_id) do update set step = excluded.step, attempt = 0, next_attempt_at = excluded.next_attempt_at,
                    memo = excluded.memo, claim = null, lease_until = null, last_error = null
                """)
                .setParameter("saga", saga.code())
                .setParameter("subject", subject)
                .setParameter("step", step)
                .setParameter("at", clock.instant().plus(delay))
                .setParameter("memo", memo)
                .executeUpdate();
        due.fire(new StepDue(saga));
    }

    /** The saga goes on here, and the caller runs the step himself after his commit; should he die before, the lease's end makes it due. */
    public Step scheduleClaimed(Saga saga, UUID subject, String step, Duration lease) {
        UUID claim = Ids.next();
        Instant now = clock.instant();
        database.createNativeQuery("""
                insert into saga_steps (saga, subject_id, step, attempt, next_attempt_at, claim, lease_until) values (:saga, :subject, :step, 1, :at, :claim, :until)
                """)
                .setParameter("saga", saga.code())
                .setParameter("subject", subject)
                .setParameter("step", step)
                .setParameter("at", now)
                .setParameter("claim", claim)
                .setParameter("until", now.plus(lease))
                .executeUpdate();
        return new Step(saga, subject, step, 1, claim, null);
    }

    /** As {@link #schedule}, unless the saga already has a step: what runs is not disturbed. */
    public boolean scheduleIfIdle(Saga saga, UUID subject, String step, String memo) {
        int rows = database.createNativeQuery("""
                insert into saga_steps (saga, subject_id, step, attempt, next_attempt_at, memo) values (:saga, :subject, :step, 0, :at, nullif(:memo, ''))
                on conflict (saga, subject_id) do nothing
                """)
                .setParameter("saga", saga.code())
                .setParameter("subject", subject)
                .setParameter("step", step)
                .setParameter("at", clock.instant())
                .setParameter("memo", memo)
                .executeUpdate();
        due.fire(new StepDue(saga));
        return rows == 1;
    }

    /** The step that the saga is at; empty if it waits for somebody else. */
    public Optional<String> current(Saga saga, UUID subject) {
        List<?> steps = database.createNativeQuery(
                        "select step from saga_steps where saga = :saga and subject_id = :subject", String.class)
                .setParameter("saga", saga.code())
                .setParameter("subject", subject)
                .getResultList();
        return steps.stream().map(String.class::cast).findFirst();
    }

    /**
     * A step as a person of support sees it.
     *
     * @param attempt how often it was begun
     * @param running whether somebody is at it now
     */
    public record Shown(
            Saga saga,
            UUID subject,
            String name,
            int attempt,
            Instant nextAttemptAt,
            boolean running,
            @Nullable String lastError) {}

    /** The steps that sagas are at, one each at most. */
    @SuppressWarnings("unchecked")
    public List<Shown> shown(Collection<UUID> subjects) {
        List<Tuple> rows = database.createNativeQuery("""
                select saga, subject_id, step, attempt, next_attempt_at, coalesce(lease_until > :now, false) as running, last_error
                from saga_steps where subject_id in (:subjects) order by saga, subject_id
                """, Tuple.class)
                .setParameter("now", clock.instant())
                .setParameter("subjects", subjects)
                .getResultList();
        return rows.stream()
                .map(row -> new Shown(
                        Saga.of(row.get("saga", String.class)),
                        row.get("subject_id", UUID.class),
                        row.get("step", String.class),
                        row.get("attempt", Integer.class),
                        row.get("next_attempt_at", Instant.class),
                        row.get("running", Boolean.class),
                        row.get("last_error", String.class)))
                .toList();
    }

    /** Nothing is left to do for us, whatever was going on. */
    public void remove(Saga saga, UUID subject) {
        database.createNativeQuery("delete from saga_steps where saga = :saga and subject_id = :subject")
                .setParameter("saga", saga.code())
                .setParameter("subject", subject)
                .executeUpdate();
    }

    /** @throws StepTakenOverException if the claim no longer holds */
    public void advance(Step step, String next) {
        advance(step, next, "");
    }

    /** @throws StepTakenOverException if the claim no longer holds */
    public void advance(Step step, String next, String memo) {
        expectOurs(
                step,
                claimed("""
                update saga_steps set step = :next, attempt = 0, next_attempt_at = :at, memo = nullif(:memo, ''), claim = null, lease_until = null, last_error = null
                """, step)
                        .setParameter("next", next)
                        .setParameter("at", clock.instant())
                        .setParameter("memo", memo));
        due.fire(new StepDue(step.saga()));
    }

    /**
     * The same step again later.
     *
     * @throws StepTakenOverException if the claim no longer holds
     */
    public void again(Step step, Duration pause, @Nullable String error) {
        String kept = error == null ? "" : error.substring(0, Math.min(error.length(), MAX_ERROR));
        expectOurs(
                step,
                claimed("""
                update saga_steps set next_attempt_at = :at, claim = null, lease_until = null, last_error = nullif(:error, '')
                """, step)
                        .setParameter("at", clock.instant().plus(pause))
                        .setParameter("error", kept));
    }

    /**
     * Something the next attempt shall find, while this one goes on; empty for nothing.
     *
     * @throws StepTakenOverException if the claim no longer holds
     */
    public void remember(Step step, String memo) {
        expectOurs(
                step,
                claimed("update saga_steps set memo = nullif(:memo, '')", step).setParameter("memo", memo));
    }

    /** The same step again at once, with something to remember; for work in batches. */
    public void carryOn(Step step, String memo) {
        advance(step, step.name(), memo);
    }

    /** @throws StepTakenOverException if the claim no longer holds */
    public void done(Step step) {
        expectOurs(step, claimed("delete from saga_steps", step));
    }

    /** Claims what is due, oldest first; rows that another instance claims at the same moment are passed over. */
    @Transactional
    public List<Step> claimDue(int most, Duration lease) {
        return claim(
                "next_attempt_at <= :now and (lease_until is null or lease_until < :now) order by next_attempt_at limit :most",
                lease,
                query -> query.setParameter("most", most));
    }

    /** Claims one saga's step, if it is due and free. */
    @Transactional
    public Optional<Step> claim(Saga saga, UUID subject, Duration lease) {
        return claim(
                        "saga = :saga and subject_id = :subject and next_attempt_at <= :now and (lease_until is null or lease_until < :now)",
                        lease,
                        query -> query.setParameter("saga", saga.code()).setParameter("subject", subject))
                .stream()
                .findFirst();
    }

    private interface Parameters {
        void set(Query query);
    }

    @SuppressWarnings("unchecked")
    private List<Step> claim(String which, Duration lease, Parameters parameters) {
        Instant now = clock.instant();
        Query query = database.createNativeQuery("""
                with due as (select saga, subject_id from saga_steps where %s for update skip locked)
                update saga_steps s set claim = gen_random_uuid(), lease_until = :until, attempt = s.attempt + 1
                from due where s.saga = due.saga and s.subject_id = due.subject_id
                returning s.saga, s.subject_id, s.step, s.attempt, s.claim, s.memo
                """.formatted(which), Tuple.class);
        query.setParameter("now", now).setParameter("until", now.plus(lease));
        parameters.set(query);
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(DurableSteps::step).toList();
    }

    private static Step step(Tuple row) {
        return new Step(
                Saga.of(row.get("saga", String.class)),
                row.get("subject_id", UUID.class),
                row.get("step", String.class),
                row.get("attempt", Integer.class),
                row.get("claim", UUID.class),
                row.get("memo", String.class));
    }

    private Query claimed(String change, Step step) {
        return database.createNativeQuery(change + " where saga = :saga and subject_id = :subject and claim = :claim")
                .setParameter("saga", step.saga().code())
                .setParameter("subject", step.subject())
                .setParameter("claim", step.claim());
    }

    private static void expectOurs(Step step, Query change) {
        if (change.executeUpdate() == 0) {
            throw new StepTakenOverException(step);
        }
    }
}
