package io.eventify.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an order. Never changed. */
@Entity
@Table(name = "order_timeline")
public class TimelineEntry {
    @Id
    private UUID id;

    private UUID orderId;
    private Instant at;
    private String actor;
    private String code;
    private @Nullable String facts;
    private UUID correlationId;

    protected TimelineEntry() {}

    TimelineEntry(
            UUID id,
            UUID orderId,
            Instant at,
            String actor,
            Milestone milestone,
            @Nullable String facts,
            UUID correlationId) {
        this.id = id;
        this.orderId = orderId;
        this.at = at;
        this.actor = actor;
        this.code = milestone.code();
        this.facts = facts;
        this.correlationId = correlationId;
    }

    public Instant at() {
        return at;
    }

    /** customer, support, organiser, saga, payment, ticketing, coordinator or reconciliation. */
    public String actor() {
        return actor;
    }

    public Milestone milestone() {
        return Milestone.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The step's answer in full, for support. */
    public Optional<String> facts() {
        return Optional.ofNullable(facts);
    }

    public UUID correlationId() {
        return correlationId;
    }
}
