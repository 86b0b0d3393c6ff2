package io.eventify.order;

import io.eventify.contracts.Money;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's order of one cart. Every change goes through a method that the status allows; {@link IllegalOrderStateException} says which was tried too early or too late.
 * Change it only under the row lock ({@link Orders#lock}): the saga's worker, the callbacks, events and people all meet here.
 */
@Entity
@Table(name = "orders")
public class Order {
    private static final int LONGEST_NAME = 200;

    @Id
    private UUID id;

    private String orderNumber;
    private UUID customerId;
    private @Nullable String customerName;
    private UUID reservationId;
    private UUID performanceId;
    private UUID organisationId;
    private String language;

    /** Codes rather than converters: Hibernate asks CDI for a converter while the application's CDI is still starting. */
    private String status;

    private @Nullable String endReason;
    private @Nullable String refusalCode;
    private String lraId;

    private String currency;
    private BigDecimal total;
    private BigDecimal taxTotal;
    private BigDecimal refunded;
    private @Nullable UUID paymentId;
    private int cancellationHours;
    private int refundPercent;
    private Instant payUntil;
    private Instant createdAt;
    private Instant updatedAt;
    private Instant reconciledAt;

    @Version
    private long version;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST, fetch = FetchType.LAZY)
    @OrderBy("position")
    private List<OrderLine> lines = new ArrayList<>();

    protected Order() {}

    /** An order that has begun: the saga is open, nothing is frozen yet. */
    public static Order begun(
            UUID id,
            UUID customerId,
            UUID reservationId,
            Performance performance,
            Money expectedTotal,
            String language,
            URI lra,
            Instant payUntil,
            Instant now) {
        Order order = new Order();
        order.id = id;
        order.orderNumber = OrderNumber.of(id);
        order.customerId = customerId;
        order.reservationId = reservationId;
        order.performanceId = performance.id();
        order.organisationId = performance.organisationId();
        order.language = language;
        order.status = OrderStatus.PENDING.code();
        order.lraId = lra.toString();
        order.currency = expectedTotal.currency();
        order.total = expectedTotal.amount();
        order.taxTotal = BigDecimal.ZERO;
        order.refunded = BigDecimal.ZERO;
        order.cancellationHours = performance.cancellationHours();
        order.refundPercent = performance.refundPercent();
        order.payUntil = payUntil;
        order.createdAt = now;
        order.updatedAt = now;
        order.reconciledAt = now;
        return order;
    }

    /**
     * Who orders, as the account calls itself, for the door.
     *
     * @param name shortened to 200 characters
     */
    public Order named(String name) {
        customerName = name.strip().substring(0, Math.min(name.strip().length(), LONGEST_NAME));
        return this;
    }

    /** The cart is frozen and the places no longer lapse: the lines and with them the price are final. */
    public void seatsHeld(List<OrderLine> priced, Instant now) {
        become(OrderStatus.SEATS_HELD, now);
        lines.clear();
        priced.forEach(line -> line.belongTo(this));
        lines.addAll(priced);
        Totals totals = Totals.of(currency, priced);
        total = totals.total().amount();
        taxTotal = totals.tax().amount();
    }

    /** Payment can begin. */
    public void placed(@Nullable UUID payment, Instant now) {
        become(OrderStatus.PLACED, now);
        paymentId = payment;
    }

    /** Payment could not be reached or did not say what became of the request. */
    public void processing(Instant now) {
        if (status() != OrderStatus.PROCESSING) {
            become(OrderStatus.PROCESSING, now);
        }
    }

    /** The provider holds the money for us; nothing to pay counts as well. */
    public void authorised(@Nullable UUID payment, Instant now) {
        become(OrderStatus.AUTHORISED, now);
        if (payment != null) {
            paymentId = payment;
        }
    }

    /** An event names the payment whose creation we never heard of. */
    public void paymentIs(UUID payment) {
        paymentId = payment;
    }

    /** Late money is honoured in a saga of its own. */
    public void revived(URI lra, Instant payUntil, Instant now) {
        if (!status().isEnded()) {
            throw new IllegalOrderStateException(id, status(), OrderStatus.AUTHORISED);
        }
        become(OrderStatus.AUTHORISED, now);
        this.lraId = lra.toString();
        this.payUntil = payUntil;
        this.endReason = null;
        this.refusalCode = null;
    }

    public void paid(Instant now) {
        become(OrderStatus.PAID, now);
    }

    /** The saga was closed. */
    public void completed(Instant now) {
        become(OrderStatus.TICKETS_ISSUED, now);
        endReason = null;
    }

    /** The saga is to be cancelled; the first reason stands. */
    public void requestEnd(EndReason reason, @Nullable String refusal, Instant now) {
        if (!status().isOpen()) {
            throw new IllegalOrderStateException(id, status(), reason.end());
        }
        if (endReason == null) {
            endReason = reason.code();
            refusalCode = refusal;
            updatedAt = now;
        }
    }

    /** The saga was cancelled: by us, for a reason we know, or else by its time limit. */
    public void ended(Instant now) {
        EndReason reason = endReason().orElse(EndReason.TIME_LIMIT);
        become(reason.end(), now);
        endReason = reason.code();
    }

    /** Money came after the end and was given back. */
    public void latePaymentReturned(Instant now) {
        if (!status().isEnded()) {
            throw new IllegalOrderStateException(id, status(), OrderStatus.CANCELLED);
        }
        endReason = EndReason.LATE_PAYMENT_RETURNED.code();
        updatedAt = now;
    }

    /** A cancellation runs. */
    public void refundRequested(Instant now) {
        if (status() != OrderStatus.REFUND_REQUESTED) {
            become(OrderStatus.REFUND_REQUESTED, now);
        }
    }

    /** No cancellation runs any more: what is left of the order decides. */
    public void cancellationsSettled(Instant now) {
        long cancelled = lines.stream().filter(OrderLine::isCancelled).count();
        if (cancelled == 0) {
            become(OrderStatus.TICKETS_ISSUED, now);
        } else {
            become(cancelled == lines.size() ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED, now);
        }
    }

    /** What has come back to the customer in all. */
    public void refundedInAll(Money sum, Instant now) {
        refunded = sum.amount();
        updatedAt = now;
    }

    public void ticketOf(UUID lineId, UUID ticketId) {
        lines.stream().filter(line -> line.id().equals(lineId)).forEach(line -> line.ticketIssued(ticketId));
    }

    /** Looked at by the reconciliation. */
    public void reconciled(Instant now) {
        reconciledAt = now;
    }

    private void become(OrderStatus next, Instant now) {
        if (!status().mayBecome(next)) {
            throw new IllegalOrderStateException(id, status(), next);
        }
        status = next.code();
        updatedAt = now;
    }

    /** The last moment at which the customer himself may cancel. */
    public Instant cancellableUntil(Instant startsAt) {
        return startsAt.minus(Duration.ofHours(cancellationHours));
    }

    /** The policy of the day of purchase, applied to a price. */
    public Money policyRefund(Money price) {
        return price.percent(BigDecimal.valueOf(refundPercent));
    }

    public boolean isFree() {
        return total.signum() == 0;
    }

    public UUID id() {
        return id;
    }

    public String orderNumber() {
        return orderNumber;
    }

    public UUID customerId() {
        return customerId;
    }

    /** As the account called itself when it ordered; empty for old orders. Never logged. */
    public Optional<String> customerName() {
        return Optional.ofNullable(customerName);
    }

    public UUID reservationId() {
        return reservationId;
    }

    public UUID performanceId() {
        return performanceId;
    }

    public UUID organisationId() {
        return organisationId;
    }

    public String language() {
        return language;
    }

    public OrderStatus status() {
        return OrderStatus.of(status);
    }

    public Optional<EndReason> endReason() {
        return Optional.ofNullable(endReason).map(EndReason::of);
    }

    public Optional<String> refusalCode() {
        return Optional.ofNullable(refusalCode);
    }

    public URI lra() {
        return URI.create(lraId);
    }

    public String currency() {
        return currency;
    }

    public Money total() {
        return new Money(currency, total);
    }

    public Money taxTotal() {
        return new Money(currency, taxTotal);
    }

    public Money refunded() {
        return new Money(currency, refunded);
    }

    public Optional<UUID> paymentId() {
        return Optional.ofNullable(paymentId);
    }

    public int refundPercent() {
        return refundPercent;
    }

    public Instant payUntil() {
        return payUntil;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public List<OrderLine> lines() {
        return List.copyOf(lines);
    }

    /** The holds behind the lines, each once, in key order. */
    public List<UUID> holds() {
        return lines.stream()
                .map(OrderLine::holdId)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
