package io.eventify.event.programme;

import io.eventify.contracts.SalesPolicy;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One date of an event, in one hall, at one list of prices. */
@Entity
public class Performance {
    private static final Duration LONGEST = Duration.ofDays(30);

    @Id
    private UUID id;

    private UUID eventId;
    private UUID venueId;
    private UUID seatingPlanId;
    private UUID pricingSchemeId;
    private Instant startTime;
    private Instant endTime;
    private String timeZone;

    @Enumerated(EnumType.STRING)
    private SalesStatus salesStatus;

    /** Absent: the event's. */
    @Embedded
    private @Nullable Policy policy;

    @Version
    private int version;

    protected Performance() {}

    /** @throws EndsBeforeItStartsException if the times are the wrong way round */
    Performance(UUID id, UUID eventId, Plan plan) {
        this.id = id;
        this.eventId = eventId;
        this.salesStatus = SalesStatus.SCHEDULED;
        set(plan);
    }

    /** When and where, at which prices and rules. */
    record Plan(
            UUID venueId,
            UUID seatingPlanId,
            UUID pricingSchemeId,
            Instant startTime,
            Instant endTime,
            String timeZone,
            @Nullable Policy policy) {

        Plan {
            if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
                throw new UnknownTimeZoneException();
            }
            if (!endTime.isAfter(startTime) || endTime.isAfter(startTime.plus(LONGEST))) {
                throw new EndsBeforeItStartsException();
            }
        }
    }

    /**
     * @throws PerformanceStatusException if it was cancelled
     * @throws PerformanceOnSaleException if it would move to another hall after sales began
     */
    void reschedule(Plan plan) {
        if (salesStatus == SalesStatus.CANCELLED) {
            throw new PerformanceStatusException(salesStatus);
        }
        boolean sameHall = venueId.equals(plan.venueId()) && seatingPlanId.equals(plan.seatingPlanId());
        if (salesStatus != SalesStatus.SCHEDULED && !sameHall) {
            throw new PerformanceOnSaleException();
        }
        set(plan);
    }

    private void set(Plan plan) {
        venueId = plan.venueId();
        seatingPlanId = plan.seatingPlanId();
        pricingSchemeId = plan.pricingSchemeId();
        startTime = plan.startTime();
        endTime = plan.endTime();
        timeZone = plan.timeZone();
        policy = plan.policy();
    }

    /** @throws PerformanceOverException if it has ended by then */
    void openSales(Instant now) {
        if (isOver(now)) {
            throw new PerformanceOverException();
        }
        moveTo(SalesStatus.OPEN);
    }

    void closeSales() {
        moveTo(SalesStatus.CLOSED);
    }

    void cancel() {
        moveTo(SalesStatus.CANCELLED);
    }

    /** @throws PerformanceOnSaleException if sales ever began: then it can only be cancelled */
    void requireNeverOnSale() {
        if (salesStatus != SalesStatus.SCHEDULED) {
            throw new PerformanceOnSaleException();
        }
    }

    private void moveTo(SalesStatus next) {
        if (!salesStatus.next().contains(next)) {
            throw new PerformanceStatusException(salesStatus);
        }
        salesStatus = next;
    }

    boolean isOver(Instant now) {
        return !endTime.isAfter(now);
    }

    /** Its own rules of sale, else the event's. */
    SalesPolicy termsWithin(Event event) {
        return (policy == null ? event.policy() : policy).terms();
    }

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    UUID venueId() {
        return venueId;
    }

    UUID seatingPlanId() {
        return seatingPlanId;
    }

    UUID pricingSchemeId() {
        return pricingSchemeId;
    }

    Instant startTime() {
        return startTime;
    }

    Instant endTime() {
        return endTime;
    }

    String timeZone() {
        return timeZone;
    }

    SalesStatus salesStatus() {
        return salesStatus;
    }

    int version() {
        return version;
    }
}
