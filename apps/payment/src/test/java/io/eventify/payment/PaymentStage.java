package io.eventify.payment;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentConfirmParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventify.contracts.Money;
import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.contracts.payment.RefundRequest;
import io.eventify.payment.checkout.Asked;
import io.eventify.payment.checkout.CapturePayment;
import io.eventify.payment.checkout.CreateIntent;
import io.eventify.payment.checkout.RefundPayment;
import io.eventify.payment.checkout.ReleasePayment;
import io.eventify.payment.ledger.BookOutcome;
import io.eventify.payment.ledger.BookRefund;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.ledger.Refunds;
import io.eventify.payment.ledger.WorkQueue;
import io.eventify.payment.psp.InvalidWebhookException;
import io.eventify.payment.psp.PspClient;
import io.eventify.payment.psp.PspEvents;
import io.eventify.payment.psp.PspGuard;
import io.eventify.payment.psp.PspUnavailableException;
import io.eventify.payment.reconciliation.ApplyTruth;
import io.eventify.payment.reconciliation.Findings;
import io.eventify.payment.reconciliation.Reconcile;
import io.eventify.payment.saga.CompensatePayment;
import io.eventify.payment.saga.CompensationProgress;
import io.eventify.payment.webhook.ApplyPspEvent;
import io.eventify.payment.webhook.ReceivePspEvent;
import io.eventify.payment.work.DoPspWork;
import io.eventify.payment.work.SettleWork;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.testing.TableOutbox;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import io.eventify.psp.PspSimulator;
import io.eventify.psp.Settings;
import io.eventify.psp.http.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The payment context on a real database, talking to the simulated provider over HTTP, which sends its webhooks back. */
final class PaymentStage implements AutoCloseable {

    static final String WEBHOOK_SECRET = "whsec_stage";
    static final Money PRICE = Money.of("EUR", "49.90");

    /** A webhook as it arrived. */
    record Delivery(String signature, String body) {}

    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    final List<Integer> answers = new CopyOnWriteArrayList<>();
    final CreateIntent createIntent;
    final CapturePayment capturePayment;
    final ReleasePayment releasePayment;
    final RefundPayment refundPayment;
    final CompensatePayment compensatePayment;
    final CompensationProgress progress;
    final Reconcile reconcile;
    final StripeClient shopper;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final HttpServer webhooks;
    private final PspSimulator simulator;
    private final TestTransactions transactions;
    private final Sql sql;
    private final Payments payments;
    private final SettleWork settle;
    private final DoPspWork doWork;
    private final PspEvents events;
    private final ReceivePspEvent receive;

    PaymentStage(Path folder) throws IOException {
        webhooks = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        webhooks.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        webhooks.createContext("/hook", this::deliver);
        simulator = new PspSimulator(
                new Settings(
                        "127.0.0.1",
                        0,
                        folder,
                        new Credentials("sk_test_stage", "pk_test_stage"),
                        WEBHOOK_SECRET,
                        Optional.of(URI.create("http://127.0.0.1:%d/hook"
                                .formatted(webhooks.getAddress().getPort()))),
                        Optional.empty(),
                        Duration.ofMillis(50),
                        Duration.ofMillis(20)),
                Clock.systemUTC());
        shopper = StripeClient.builder()
                .setApiKey("sk_test_stage")
                .setApiBase(url())
                .build();

        Clock clock = Clock.systemUTC();
        transactions =
                TestTransactions.mandatory(TestDatabase.forContext("payment").dataSource());
        sql = new Sql(transactions.dataSource());
        Refunds refunds = new Refunds(sql, clock);
        payments = new Payments(sql, refunds, clock);
        WorkQueue queue = new WorkQueue(sql, clock);
        Participations participations = new Participations(transactions.dataSource());
        Outbox outbox = new TableOutbox(sql);
        BookOutcome bookOutcome = new BookOutcome(payments, queue, outbox);
        BookRefund bookRefund = new BookRefund(refunds, queue, outbox, clock);
        PspClient psp = new PspClient(new PspGuard(), URI.create(url()), "sk_test_stage");
        settle = transactions.around(
                SettleWork.class, new SettleWork(payments, refunds, queue, bookOutcome, bookRefund, clock));
        doWork = new DoPspWork(psp, settle);
        createIntent = transactions.around(CreateIntent.class, new CreateIntent(payments, queue, participations));
        capturePayment = transactions.around(CapturePayment.class, new CapturePayment(payments, queue, participations));
        releasePayment = transactions.around(ReleasePayment.class, new ReleasePayment(payments, queue));
        refundPayment = transactions.around(RefundPayment.class, new RefundPayment(payments, refunds, queue));
        compensatePayment = transactions.around(
                CompensatePayment.class, new CompensatePayment(participations, payments, queue, clock));
        progress = transactions.around(
                CompensationProgress.class, new CompensationProgress(participations, payments, queue));
        events = new PspEvents(WEBHOOK_SECRET, clock);
        receive = new ReceivePspEvent(
                transactions.around(
                        ApplyPspEvent.class, new ApplyPspEvent(sql, payments, bookOutcome, bookRefund, clock)),
                psp);
        ApplyTruth truth =
                transactions.around(ApplyTruth.class, new ApplyTruth(payments, bookOutcome, bookRefund, clock));
        reconcile = new Reconcile(psp, truth, new Findings(uncounted()), clock, Duration.ofHours(2), Duration.ZERO);
        webhooks.start();
    }

    String url() {
        return "http://127.0.0.1:" + simulator.port();
    }

    /** A new order's payment, made at the provider in a saga of its own. */
    Payment asked() {
        return asked(PRICE);
    }

    Payment asked(Money price) {
        URI lra = newSaga();
        Asked asked = createIntent.of(Ids.next(), new CreateIntentRequest(Ids.next(), Ids.next(), price), lra);
        asked.work().ifPresent(doWork::run);
        return read(asked.paymentId());
    }

    /** A payment whose authorisation the provider has told. */
    Payment authorised() {
        Payment payment = asked();
        confirm(payment, "pm_card_visa");
        return awaitState(payment, Payment.State.AUTHORISED);
    }

    Payment captured() {
        return capture(authorised().id(), null);
    }

    Payment capture(UUID paymentId, URI lra) {
        capturePayment.of(paymentId, lra).work().ifPresent(doWork::run);
        return read(paymentId);
    }

    Payment refund(UUID paymentId, UUID refundId, Money amount) {
        refundPayment
                .of(paymentId, refundId, new RefundRequest(amount, "test", refundId))
                .ifPresent(doWork::run);
        return read(paymentId);
    }

    static URI newSaga() {
        return URI.create("http://127.0.0.1/lra-coordinator/" + UUID.randomUUID());
    }

    /** The customer confirms in the browser. */
    void confirm(Payment payment, String paymentMethod) {
        try {
            shopper.v1()
                    .paymentIntents()
                    .confirm(
                            payment.intentId(),
                            PaymentIntentConfirmParams.builder()
                                    .setPaymentMethod(paymentMethod)
                                    .setReturnUrl("https://shop.example/back")
                                    .build());
        } catch (com.stripe.exception.CardException e) {
            if (e.getCode() == null) {
                throw new IllegalStateException(e);
            }
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the worker does, until nothing is due. */
    void work() {
        for (var due = settle.takeDue(10); !due.isEmpty(); due = settle.takeDue(10)) {
            due.forEach(doWork::run);
        }
    }

    /** The customer's bank, which let a refund fail, takes the next one. */
    void letRefundsArrive(Payment payment) {
        tell("payment_intents/" + payment.intentId() + "/let_refunds_arrive", "");
    }

    /** Makes all that waits due, as time would. */
    void letTimePass() {
        transactions.run(
                () -> sql.update("update psp_work set next_at = now() - interval '1 second', leased_until = null"));
    }

    Payment read(UUID paymentId) {
        return transactions.call(() -> payments.find(paymentId).orElseThrow());
    }

    Payment awaitState(Payment payment, Payment.State state) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> read(payment.id()).state() == state);
        return read(payment.id());
    }

    Optional<ParticipantStatus> progress(Payment payment) {
        return progress.of(payment.lra());
    }

    /** The types of the domain events of a payment, in order. */
    List<String> announced(UUID paymentId) {
        return transactions.call(() ->
                sql.list("select type from outbox where subject = ? order by seq", row -> row.getString(1), paymentId));
    }

    String lastReason(UUID paymentId) {
        return transactions.call(() -> sql.first(
                        "select data->>'failureReason' from outbox where subject = ? order by seq desc limit 1",
                        row -> row.getString(1),
                        paymentId)
                .orElseThrow());
    }

    /** A header for a webhook's body, signed now. */
    String signed(String body) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        try {
            return "t=%d,v1=%s".formatted(now, Webhook.Util.computeHmacSha256(WEBHOOK_SECRET, now + "." + body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer of our webhook. */
    int post(String signature, String body) {
        try {
            receive.of(events.verified(body, signature));
            return 200;
        } catch (InvalidWebhookException e) {
            return 400;
        } catch (PspUnavailableException e) {
            return 503;
        }
    }

    /** An order to the simulator, such as to lose webhooks. */
    void tell(String path, String json) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/simulator/" + path))
                    .timeout(Duration.ofSeconds(10))
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void loseWebhooks() {
        tell("webhooks", "{\"mode\":\"drop\"}");
    }

    @Override
    public void close() throws IOException {
        simulator.close();
        webhooks.stop(0);
    }

    private void deliver(HttpExchange exchange) throws IOException {
        try (exchange) {
            Delivery delivery = new Delivery(
                    exchange.getRequestHeaders().getFirst("Stripe-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            int status = post(delivery.signature(), delivery.body());
            deliveries.add(delivery);
            answers.add(status);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static MetricRegistry uncounted() {
        Counter counter = proxy(Counter.class, null);
        return proxy(MetricRegistry.class, counter);
    }

    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                PaymentStage.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer));
    }
}
