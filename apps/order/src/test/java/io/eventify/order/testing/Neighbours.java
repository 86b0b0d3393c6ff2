package io.eventify.order.testing;

import io.eventify.contracts.Money;
import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.inventory.InventoryClient;
import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.contracts.payment.PaymentClient;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.payment.RefundRequest;
import io.eventify.contracts.payment.RefundView;
import io.eventify.contracts.reservation.ReservationClient;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.contracts.ticketing.TicketingClient;
import io.eventify.platform.errors.RemoteCallException;
import io.eventify.platform.lra.Lras;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.jspecify.annotations.Nullable;

/** The other contexts and the coordinator, as a test wants them to answer; every call is written down. */
public final class Neighbours {
    public final List<String> calls = new ArrayList<>();
    public final Map<String, RuntimeException> failures = new HashMap<>();
    /** By their own id, as they stand; {@link #refundAnswers} by the key that asked, as it was answered then. */
    public final Map<UUID, RefundView> refunds = new HashMap<>();

    public final Map<String, RefundView> refundAnswers = new HashMap<>();
    public String paymentStatus = "authorised";
    public String refundStatus = "succeeded";
    public @Nullable ReservationView cart;
    public Money amount = Money.of("EUR", "100.00");

    /** The named call fails until it is allowed again. */
    public void refuse(String call, int status, String code) {
        failures.put(call, new RemoteCallException(status, code, List.of()));
    }

    public void unreachable(String call) {
        failures.put(call, new RemoteCallException(503, "service_unavailable", List.of()));
    }

    public void allow(String call) {
        failures.remove(call);
    }

    public long count(String call) {
        return calls.stream().filter(call::equals).count();
    }

    private void called(String call) {
        calls.add(call);
        RuntimeException failure = failures.get(call);
        if (failure != null) {
            throw failure;
        }
    }

    public InventoryClient inventory() {
        return (InventoryClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {InventoryClient.class}, (proxy, method, arguments) -> {
                    called("inventory." + method.getName());
                    if (method.getName().equals("giveBack")) {
                        GiveBackRequest places = (GiveBackRequest) arguments[2];
                        calls.add("given back "
                                + (places.seatIds().size()
                                        + places.buckets().stream()
                                                .mapToInt(bucket -> bucket.quantity())
                                                .sum()));
                        return null;
                    }
                    return new HoldView(
                            (UUID) arguments[0],
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            "firm",
                            null,
                            List.of(),
                            List.of());
                });
    }

    public ReservationClient reservations() {
        return (ReservationClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ReservationClient.class}, (proxy, method, arguments) -> {
                    called("reservation." + method.getName());
                    return cart;
                });
    }

    public PaymentClient payments() {
        return new PaymentClient() {
            @Override
            public PaymentView createIntent(String key, String lra, CreateIntentRequest request) {
                called("payment.createIntent");
                return view(UUID.randomUUID());
            }

            @Override
            public PaymentView get(UUID paymentId) {
                called("payment.get");
                return view(paymentId);
            }

            @Override
            public PaymentView capture(UUID paymentId, String lra) {
                called("payment.capture");
                if (paymentStatus.equals("authorised")) {
                    paymentStatus = "captured";
                }
                return view(paymentId);
            }

            @Override
            public RefundView refund(UUID paymentId, String key, RefundRequest request) {
                called("payment.refund");
                UUID id = Objects.requireNonNull(request.refundId());
                return refundAnswers.computeIfAbsent(key, asked -> {
                    RefundView refund = new RefundView(id, request.amount(), refundStatus, request.reason());
                    refunds.put(id, refund);
                    return refund;
                });
            }

            @Override
            public PaymentView release(UUID paymentId) {
                called("payment.release");
                paymentStatus = paymentStatus.equals("captured") ? "refunded" : "voided";
                return view(paymentId);
            }
        };
    }

    private PaymentView view(UUID payment) {
        Money none = Money.zero(amount.currency());
        return new PaymentView(
                payment,
                UUID.randomUUID(),
                paymentStatus,
                amount,
                amount,
                none,
                "pi_1",
                "secret",
                "pk",
                null,
                List.of());
    }

    public TicketingClient ticketing() {
        return new TicketingClient() {
            @Override
            public IssuedTickets issue(String lra, IssueTicketsRequest request) {
                called("ticketing.issue");
                return new IssuedTickets(
                        request.orderId(),
                        request.lines().stream()
                                .map(line -> new IssuedTickets.Ticket(UUID.randomUUID(), line.lineId(), "valid"))
                                .toList());
            }

            @Override
            public IssuedTickets revoke(RevokeTicketsRequest request) {
                called(request.force() ? "ticketing.revoke forced" : "ticketing.revoke");
                return new IssuedTickets(request.orderId(), List.of());
            }
        };
    }

    /** A coordinator that does as it is told and calls nobody back. */
    public static final class Coordinator extends Lras {
        private final Neighbours calls;
        public @Nullable LRAStatus status = LRAStatus.Active;
        public boolean unknown;
        public Runnable onClose = () -> {};
        public Runnable onCancel = () -> {};

        public Coordinator(Neighbours calls) {
            this.calls = calls;
        }

        @Override
        public URI begin(String clientId, Duration timeLimit) {
            calls.called("lra.begin");
            return URI.create("http://coordinator/" + UUID.randomUUID());
        }

        @Override
        public void join(URI lra, String participantName, Duration timeLimit) {
            calls.called("lra.join");
        }

        @Override
        public Optional<LRAStatus> close(URI lra) {
            calls.called("lra.close");
            onClose.run();
            return unknown ? Optional.empty() : Optional.of(LRAStatus.Closing);
        }

        @Override
        public Optional<LRAStatus> cancel(URI lra) {
            calls.called("lra.cancel");
            onCancel.run();
            return Optional.of(LRAStatus.Cancelling);
        }

        @Override
        public void renew(URI lra, Duration timeLimit) {
            calls.called("lra.renew");
        }

        @Override
        public Optional<LRAStatus> status(URI lra) {
            calls.called("lra.status");
            return Optional.ofNullable(status);
        }
    }
}
