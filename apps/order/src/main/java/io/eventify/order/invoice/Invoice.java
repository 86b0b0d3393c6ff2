package io.eventify.order.invoice;

import io.eventify.contracts.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice, or the credit note of a refund. Never changed: what is wrong is credited. */
@Entity
@Table(name = "invoices")
public class Invoice {

    /** What it is, and the letter of its series. */
    public enum Kind {
        invoice("I"),
        credit_note("C");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String series(int year) {
            return letter + "-" + year;
        }
    }

    @Id
    private UUID id;

    private UUID orderId;
    private @Nullable UUID cancellationId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private UUID organisationId;
    private String seller;
    private String series;
    private long number;
    private Instant issuedAt;
    private String currency;
    private BigDecimal total;
    private BigDecimal taxTotal;

    protected Invoice() {}

    Invoice(
            UUID id,
            UUID orderId,
            @Nullable UUID cancellationId,
            UUID organisationId,
            String seller,
            Number place,
            Instant issuedAt,
            Money total,
            Money tax) {
        this.id = id;
        this.orderId = orderId;
        this.cancellationId = cancellationId;
        this.kind = cancellationId == null ? Kind.invoice : Kind.credit_note;
        this.organisationId = organisationId;
        this.seller = seller;
        this.series = place.series();
        this.number = place.number();
        this.issuedAt = issuedAt;
        this.currency = total.currency();
        this.total = total.amount();
        this.taxTotal = tax.amount();
    }

    /** A place in a series. */
    record Number(String series, long number) {}

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public Optional<UUID> cancellationId() {
        return Optional.ofNullable(cancellationId);
    }

    public Kind kind() {
        return kind;
    }

    public String seller() {
        return seller;
    }

    /** As it is printed, such as {@code I-2026-000042}. */
    public String number() {
        return "%s-%06d".formatted(series, number);
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Money total() {
        return new Money(currency, total);
    }

    public Money taxTotal() {
        return new Money(currency, taxTotal);
    }
}
