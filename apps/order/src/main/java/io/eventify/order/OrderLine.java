package io.eventify.order;

import io.eventify.contracts.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One admission of an order: a numbered seat, or one place in a zone. Its price contains the tax. */
@Entity
@Table(name = "order_lines")
public class OrderLine {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "order_id")
    private Order order;

    private int position;
    private UUID holdId;
    private @Nullable UUID seatId;
    private @Nullable UUID bucketId;
    private String label;
    private @Nullable String section;
    private @Nullable String rowName;
    private @Nullable String seatNumber;
    private String priceCategory;
    private BigDecimal price;
    private BigDecimal tax;
    private BigDecimal taxPercent;
    private @Nullable UUID ticketId;
    private @Nullable UUID cancellationId;

    /** Known before the line belongs to an order. */
    @Transient
    private @Nullable String currency;

    protected OrderLine() {}

    /** @param place what the line admits to; @param price with tax; @param taxPercent the rate contained in the price, 0 or more */
    public OrderLine(UUID id, int position, Place place, String priceCategory, Money price, BigDecimal taxPercent) {
        this.id = id;
        this.position = position;
        this.holdId = place.holdId();
        this.seatId = place.seatId();
        this.bucketId = place.bucketId();
        this.label = place.label();
        this.section = place.section();
        this.rowName = place.row();
        this.seatNumber = place.number();
        this.priceCategory = priceCategory;
        this.price = price.amount();
        this.tax = price.taxIncluded(taxPercent).amount();
        this.taxPercent = taxPercent;
        this.currency = price.currency();
    }

    /** A place as the cart names it: a seat or a zone, and the hold behind it. */
    public record Place(
            UUID holdId,
            @Nullable UUID seatId,
            @Nullable UUID bucketId,
            String label,
            @Nullable String section,
            @Nullable String row,
            @Nullable String number) {}

    void belongTo(Order owner) {
        order = owner;
    }

    void ticketIssued(UUID ticket) {
        ticketId = ticket;
    }

    /** Takes the line back; only one cancellation ever can. */
    public void cancelledBy(UUID cancellation) {
        if (cancellationId != null && !cancellationId.equals(cancellation)) {
            throw new IllegalStateException("line " + id + " is already cancelled by " + cancellationId);
        }
        cancellationId = cancellation;
    }

    /** The cancellation was refused: the line stands again. */
    public void cancellationRefused() {
        cancellationId = null;
    }

    public boolean isCancelled() {
        return cancellationId != null;
    }

    private String currency() {
        return currency == null ? order.currency() : currency;
    }

    public UUID id() {
        return id;
    }

    public int position() {
        return position;
    }

    public UUID holdId() {
        return holdId;
    }

    public Optional<UUID> seatId() {
        return Optional.ofNullable(seatId);
    }

    public Optional<UUID> bucketId() {
        return Optional.ofNullable(bucketId);
    }

    public String label() {
        return label;
    }

    public Optional<String> section() {
        return Optional.ofNullable(section);
    }

    public Optional<String> row() {
        return Optional.ofNullable(rowName);
    }

    public Optional<String> number() {
        return Optional.ofNullable(seatNumber);
    }

    public String priceCategory() {
        return priceCategory;
    }

    public Money price() {
        return new Money(currency(), price);
    }

    public Money tax() {
        return new Money(currency(), tax);
    }

    public BigDecimal taxPercent() {
        return taxPercent;
    }

    public Optional<UUID> ticketId() {
        return Optional.ofNullable(ticketId);
    }

    public Optional<UUID> cancellationId() {
        return Optional.ofNullable(cancellationId);
    }
}
