package io.eventify.psp;

import com.sun.net.httpserver.HttpServer;
import io.eventify.psp.admin.AdminEdge;
import io.eventify.psp.admin.ChallengePage;
import io.eventify.psp.http.Faults;
import io.eventify.psp.http.HttpEdge;
import io.eventify.psp.http.Operation;
import io.eventify.psp.http.Router;
import io.eventify.psp.ledger.Ledger;
import io.eventify.psp.payment.Charges;
import io.eventify.psp.payment.Confirmation;
import io.eventify.psp.payment.PaymentIntents;
import io.eventify.psp.payment.PaymentMethods;
import io.eventify.psp.payment.Refunds;
import io.eventify.psp.payment.Settlements;
import io.eventify.psp.webhook.Deliveries;
import io.eventify.psp.webhook.Events;
import io.eventify.psp.webhook.WebhookEndpoints;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the parts together and listens. One instance per data folder. */
public final class PspSimulator implements AutoCloseable {
    /** The version of Stripe's API whose shapes this simulator has; the one that the platform's client library is pinned to. */
    public static final String API_VERSION = "2025-09-30.clover";

    private static final System.Logger LOG = System.getLogger(PspSimulator.class.getName());
    private static final int BACKLOG = 256;
    private static final int EXIT_CANNOT_START = 2;

    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Ledger ledger;
    private final Deliveries deliveries;
    private final Settlements settlements;

    /**
     * Starts a simulator.
     *
     * @throws IOException if the port is taken or the folder cannot be used
     */
    public PspSimulator(Settings settings, Clock clock) throws IOException {
        limitSlowClients();
        ledger = new Ledger(settings.folder());
        deliveries = new Deliveries(ledger, clock, settings.webhookBackOff());
        settlements = new Settlements(ledger, clock, settings.settlementDelay());
        try {
            server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
        } catch (IOException e) {
            closeParts();
            throw new IOException(
                    "cannot listen on %s:%d: %s".formatted(settings.host(), settings.port(), e.getMessage()), e);
        }
        mount(settings, clock);
        settlements.start();
        deliveries.start();
        server.setExecutor(requests);
        server.start();
    }

    /** Read by the JDK's server when it is first used. Without nodelay every answer waits for the client's delayed acknowledgement. */
    private static void limitSlowClients() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    private void mount(Settings settings, Clock clock) {
        String publicUrl = settings.publicUrl().orElse("http://localhost:" + port());
        Events events = new Events(clock, API_VERSION, deliveries);
        PaymentMethods methods = new PaymentMethods(clock);
        Charges charges = new Charges(clock);
        Confirmation confirmation = new Confirmation(charges, events, settlements, publicUrl);
        PaymentIntents intents = new PaymentIntents(clock, methods, confirmation, events);
        WebhookEndpoints endpoints = new WebhookEndpoints(clock, API_VERSION);
        settings.webhookUrl()
                .ifPresent(url -> endpoints.installInitial(ledger, url.toString(), settings.webhookSecret()));
        Refunds refunds = new Refunds(clock, events, settlements);
        Router router = payments(intents, charges, refunds, methods);
        notifications(router, events, endpoints);
        Faults faults = new Faults();
        server.createContext("/", new HttpEdge(router, settings.credentials(), ledger, faults, clock, API_VERSION));
        server.createContext("/simulator", new AdminEdge(ledger, deliveries, faults, intents, refunds));
        server.createContext("/simulator/3ds/", new ChallengePage(ledger, confirmation));
    }

    private static Router payments(PaymentIntents intents, Charges charges, Refunds refunds, PaymentMethods methods) {
        return new Router()
                .add("POST", "/v1/payment_intents", Operation.command("payment_intents.create", intents::create))
                .add("GET", "/v1/payment_intents", Operation.query("payment_intents.list", intents::list))
                .add(
                        "GET",
                        "/v1/payment_intents/{id}",
                        Operation.query("payment_intents.retrieve", intents::retrieve)
                                .forShoppers())
                .add("POST", "/v1/payment_intents/{id}", Operation.command("payment_intents.update", intents::update))
                .add(
                        "POST",
                        "/v1/payment_intents/{id}/confirm",
                        Operation.command("payment_intents.confirm", intents::confirm)
                                .forShoppers())
                .add(
                        "POST",
                        "/v1/payment_intents/{id}/capture",
                        Operation.command("payment_intents.capture", intents::capture))
                .add(
                        "POST",
                        "/v1/payment_intents/{id}/cancel",
                        Operation.command("payment_intents.cancel", intents::cancel))
                .add("GET", "/v1/charges", Operation.query("charges.list", charges::list))
                .add("GET", "/v1/charges/{id}", Operation.query("charges.retrieve", charges::retrieve))
                .add("POST", "/v1/refunds", Operation.command("refunds.create", refunds::create))
                .add("GET", "/v1/refunds", Operation.query("refunds.list", refunds::list))
                .add("GET", "/v1/refunds/{id}", Operation.query("refunds.retrieve", refunds::retrieve))
                .add("POST", "/v1/refunds/{id}", Operation.command("refunds.update", refunds::update))
                .add("POST", "/v1/refunds/{id}/cancel", Operation.command("refunds.cancel", refunds::cancel))
                .add(
                        "POST",
                        "/v1/payment_methods",
                        Operation.command("payment_methods.create", methods::create)
                                .forShoppers())
                .add("GET", "/v1/payment_methods/{id}", Operation.query("payment_methods.retrieve", methods::retrieve));
    }

    private static void notifications(Router router, Events events, WebhookEndpoints endpoints) {
        router.add("GET", "/v1/events", Operation.query("events.list", events::list))
                .add("GET", "/v1/events/{id}", Operation.query("events.retrieve", events::retrieve))
                .add("POST", "/v1/webhook_endpoints", Operation.command("webhook_endpoints.create", endpoints::create))
                .add("GET", "/v1/webhook_endpoints", Operation.query("webhook_endpoints.list", endpoints::list))
                .add(
                        "GET",
                        "/v1/webhook_endpoints/{id}",
                        Operation.query("webhook_endpoints.retrieve", endpoints::retrieve))
                .add(
                        "POST",
                        "/v1/webhook_endpoints/{id}",
                        Operation.command("webhook_endpoints.update", endpoints::update))
                .add(
                        "DELETE",
                        "/v1/webhook_endpoints/{id}",
                        Operation.command("webhook_endpoints.delete", endpoints::delete));
    }

    /** The port it listens on, useful when the settings left the choice open. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        requests.shutdownNow();
        closeParts();
    }

    private void closeParts() throws IOException {
        settlements.close();
        deliveries.close();
        ledger.close();
    }

    public static void main(String[] arguments) {
        try {
            PspSimulator simulator = new PspSimulator(Settings.of(System.getenv()), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAtExit(simulator)));
            LOG.log(Level.INFO, "PSP simulator (a test double) listens on port {0,number,#}", simulator.port());
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("psp-simulator: " + e.getMessage());
            System.exit(EXIT_CANNOT_START);
        }
    }

    private static void closeAtExit(PspSimulator simulator) {
        try {
            simulator.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "not closed cleanly; the journal is recovered at the next start", e);
        }
    }
}
