package io.eventify.reservation.cart;

import io.eventify.platform.time.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cart itself; its lines are {@link ReservationItem}s. Time is given by the caller. */
@Entity
public class Reservation {
    /** However often it is asked, no cart keeps places from others for longer. */
    static final Duration LONGEST_LIFE = Duration.ofMinutes(60);

    @Id
    private UUID id;

    private UUID customerId;
    private @Nullable UUID performanceId;

    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    private Instant createdAt;
    private Instant expiresAt;
    private boolean extended;
    private int additions;
    private @Nullable String lra;
    private @Nullable String endedBecause;

    @Version
    private int version;

    protected Reservation() {}

    Reservation(UUID id, UUID customerId, @Nullable UUID performanceId, Instant now, Duration life) {
        this.id = id;
        this.customerId = customerId;
        this.performanceId = performanceId;
        this.status = ReservationStatus.PENDING;
        this.createdAt = now;
        this.expiresAt = now.plus(life);
    }

    /** Its state at a time: past its time it has expired, whether or not anybody has noted it. */
    ReservationStatus statusAt(Instant now) {
        return lapses() && !expiresAt.isAfter(now) ? ReservationStatus.EXPIRED : status;
    }

    /** Whether its time can end: not once it is being ordered. */
    private boolean lapses() {
        return lra == null && status.next().contains(ReservationStatus.EXPIRED);
    }

    /**
     * @throws ReservationExpiredException if its time is over
     * @throws ReservationNotPendingException if it can no longer change
     */
    void requirePending(Instant now) {
        ReservationStatus current = statusAt(now);
        if (current == ReservationStatus.EXPIRED) {
            throw new ReservationExpiredException();
        }
        if (current != ReservationStatus.PENDING) {
            throw new ReservationNotPendingException(current);
        }
    }

    /**
     * As {@link #requirePending}, but the customer may have confirmed it.
     *
     * @throws ReservationInCheckoutException if it is being ordered
     */
    void requireOpen(Instant now) {
        if (statusAt(now) != ReservationStatus.CONFIRMED) {
            requirePending(now);
        } else if (isInCheckout()) {
            throw new ReservationInCheckoutException();
        }
    }

    /** @throws OtherPerformanceException if it already is for another one */
    void chooseFor(UUID performance) {
        if (performanceId != null && !performanceId.equals(performance)) {
            throw new OtherPerformanceException();
        }
        performanceId = performance;
    }

    /**
     * The key of the hold for an adding. While nothing was added since, the same adding has the same key: one that got no answer is repeated with it, by the
     * customer or by two clicks at once, and finds the hold that the first may have taken.
     *
     * @param adding what is asked for, word for word
     */
    String holdKey(String adding) {
        return Ids.derived("hold\n" + id + "\n" + additions + "\n" + adding).toString();
    }

    /** An adding came to its end: stored, or its hold given back. The next one takes a hold of its own. */
    void additionEnded() {
        additions++;
    }

    /** A cart never outlives its holds. */
    void limitTo(Instant holdExpiry) {
        if (holdExpiry.isBefore(expiresAt)) {
            expiresAt = holdExpiry;
        }
    }

    /**
     * Until when more time would reach.
     *
     * @throws AlreadyExtendedException if it got more time before
     * @throws ExtensionNotPossibleException if it could not get any
     */
    Instant extension(Instant now, Duration more) {
        requireOpen(now);
        if (extended) {
            throw new AlreadyExtendedException();
        }
        Instant wanted = now.plus(more);
        Instant cap = createdAt.plus(LONGEST_LIFE);
        Instant until = wanted.isBefore(cap) ? wanted : cap;
        if (!until.isAfter(expiresAt)) {
            throw new ExtensionNotPossibleException();
        }
        return until;
    }

    void extendTo(Instant until, Instant now) {
        requireOpen(now);
        if (extended) {
            throw new AlreadyExtendedException();
        }
        extended = true;
        expiresAt = until;
    }

    /** By the customer: the lines are frozen, the time still runs. */
    void confirm(Instant now) {
        requireOpen(now);
        status = ReservationStatus.CONFIRMED;
    }

    /** By an order: from now on the saga decides. */
    void checkOut(URI saga, Instant now) {
        requireOpen(now);
        status = ReservationStatus.CONFIRMED;
        lra = saga.toASCIIString();
    }

    void fulfil() {
        moveTo(ReservationStatus.FULFILLED, null);
    }

    void cancel(String because) {
        moveTo(ReservationStatus.CANCELLED, because);
    }

    void expire() {
        moveTo(ReservationStatus.EXPIRED, null);
    }

    private void moveTo(ReservationStatus next, @Nullable String because) {
        if (!status.next().contains(next) || (next == ReservationStatus.EXPIRED && !lapses())) {
            throw new ReservationNotPendingException(status);
        }
        status = next;
        endedBecause = because;
    }

    boolean isInCheckoutOf(URI saga) {
        return saga.toASCIIString().equals(lra);
    }

    boolean isInCheckout() {
        return lra != null;
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    @Nullable
    UUID performanceId() {
        return performanceId;
    }

    ReservationStatus status() {
        return status;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    String endedBecause() {
        return endedBecause;
    }
}
