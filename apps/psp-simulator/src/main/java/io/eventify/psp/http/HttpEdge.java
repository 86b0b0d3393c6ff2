package io.eventify.psp.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.eventify.psp.http.Faults.Fault;
import io.eventify.psp.http.Faults.Mode;
import io.eventify.psp.http.Faults.Moment;
import io.eventify.psp.http.IdempotencyKeys.Fingerprint;
import io.eventify.psp.http.IdempotencyKeys.Outcome;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Ledger;
import io.eventify.psp.ledger.Transaction;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Everything under {@code /v1}: who calls, which operation, faults ordered by a test, idempotency, and the answer's headers. */
public final class HttpEdge implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(HttpEdge.class.getName());
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");
    private static final String FORM = "application/x-www-form-urlencoded";

    /** The connection is to be cut without an answer. */
    private static final class NoAnswer extends Exception {
        NoAnswer() {
            super(null, null, false, false);
        }
    }

    private final Router router;
    private final Credentials credentials;
    private final Ledger ledger;
    private final IdempotencyKeys keys;
    private final Faults faults;
    private final String apiVersion;

    public HttpEdge(
            Router router, Credentials credentials, Ledger ledger, Faults faults, Clock clock, String apiVersion) {
        this.router = router;
        this.credentials = credentials;
        this.ledger = ledger;
        this.keys = new IdempotencyKeys(ledger, clock);
        this.faults = faults;
        this.apiVersion = apiVersion;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String requestId = Ids.request();
        try (exchange) {
            prepareHeaders(exchange, requestId);
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            send(exchange, answer(exchange, requestId));
        } catch (NoAnswer e) {
            LOG.log(Level.INFO, "{0}: connection cut as ordered", requestId);
        }
    }

    private Outcome answer(HttpExchange exchange, String requestId) throws IOException, NoAnswer {
        try {
            return serve(Request.read(exchange), requestId);
        } catch (ApiError e) {
            return Outcome.first(e.answer());
        } catch (IOException | NoAnswer e) {
            throw e;
        } catch (Exception e) {
            LOG.log(Level.ERROR, requestId + " failed", e);
            return Outcome.first(ApiError.internal().answer());
        }
    }

    private Outcome serve(Request request, String requestId) throws Exception {
        Credentials.Caller caller = credentials.authenticate(request.header("Authorization"));
        checkHeaders(request);
        Router.Match match = router.find(request.method(), request.path())
                .orElseThrow(() -> ApiError.invalid(
                        404,
                        "",
                        "Unrecognized request URL (%s: %s). Please see https://stripe.com/docs."
                                .formatted(request.method(), request.path())));
        if (caller == Credentials.Caller.SHOPPER && !match.operation().isForShoppers()) {
            throw Credentials.secretKeyRequired();
        }
        Optional<String> key = request.method().equals("POST") ? request.header("Idempotency-Key") : Optional.empty();
        Call call = new Call(caller, match.path(), request.parameters(), requestId, key);
        Optional<Fault> fault = faults.next(match.operation().name(), request.path(), intentOf(request, call));
        if (key.isEmpty()) {
            return withFault(fault, () -> run(match.operation(), call, fault, Optional.empty()));
        }
        Fingerprint fingerprint =
                Fingerprint.of(request.method(), request.path(), request.query() + '\n' + request.body());
        return keys.exclusively(
                key.get(), () -> withFault(fault, () -> run(match.operation(), call, fault, Optional.of(fingerprint))));
    }

    private static String intentOf(Request request, Call call) {
        return request.path().startsWith("/v1/payment_intents/")
                ? call.id()
                : call.parameters().text("payment_intent").orElse("");
    }

    private void checkHeaders(Request request) {
        Optional<String> version = request.header("Stripe-Version");
        if (version.isPresent() && !VERSION.matcher(version.get()).matches()) {
            throw ApiError.invalid(400, "", "Invalid Stripe API version: " + version.get());
        }
        boolean isForm = request.header("Content-Type")
                .map(type -> type.startsWith(FORM))
                .orElse(false);
        if (!request.body().isEmpty() && !isForm) {
            throw ApiError.invalid(
                    400, "", "Invalid request (check that your POST content type is %s).".formatted(FORM));
        }
    }

    private Outcome run(Operation operation, Call call, Optional<Fault> fault, Optional<Fingerprint> fingerprint) {
        return switch (operation) {
            case Operation.Query query ->
                Outcome.first(ledger.read(view -> new Expansion(view)
                        .apply(
                                query.reading().run(view, call),
                                call.parameters().texts("expand"))));
            case Operation.Command command -> write(command, call, fault, fingerprint);
        };
    }

    private Outcome write(
            Operation.Command command, Call call, Optional<Fault> fault, Optional<Fingerprint> fingerprint) {
        Function<Transaction, Answer> work = transaction -> new Expansion(transaction)
                .apply(
                        command.writing().run(transaction, call),
                        call.parameters().texts("expand"));
        Function<Transaction, Answer> failing = fault.filter(f -> f.mode() == Mode.ERROR500 && f.stored())
                .map(f -> failing(work, f))
                .orElse(work);
        if (fingerprint.isEmpty()) {
            return Outcome.first(ledger.write(failing));
        }
        return keys.once(call.idempotencyKey().orElseThrow(), call.requestId(), fingerprint.get(), failing);
    }

    /** An injected 500 becomes the answer stored under the idempotency key, with or without the effect. */
    private static Function<Transaction, Answer> failing(Function<Transaction, Answer> work, Fault fault) {
        return transaction -> {
            if (fault.moment() == Moment.AFTER) {
                work.apply(transaction);
            }
            return ApiError.internal().answer();
        };
    }

    private static Outcome withFault(Optional<Fault> ordered, Callable<Outcome> work) throws Exception {
        if (ordered.isEmpty()) {
            return work.call();
        }
        Fault fault = ordered.get();
        if (fault.moment() == Moment.AFTER || fault.mode() == Mode.ERROR500 && fault.stored()) {
            Outcome lost = work.call();
            return lost.originalRequest().isPresent() && fault.mode() == Mode.ERROR500 ? lost : fail(fault, () -> lost);
        }
        return fail(fault, work);
    }

    private static Outcome fail(Fault fault, Callable<Outcome> work) throws Exception {
        pause(fault.delay());
        return switch (fault.mode()) {
            case SLOW -> work.call();
            case TIMEOUT, CLOSE -> throw new NoAnswer();
            case ERROR500 -> Outcome.first(ApiError.internal().answer());
            case ERROR429 ->
                Outcome.first(ApiError.invalid(
                                429,
                                "rate_limit",
                                "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.")
                        .answer());
        };
    }

    private static void pause(Duration delay) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(delay.toMillis());
    }

    private void prepareHeaders(HttpExchange exchange, String requestId) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Request-Id", requestId);
        headers.set(
                "Stripe-Version",
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Stripe-Version"))
                        .filter(version -> VERSION.matcher(version).matches())
                        .orElse(apiVersion));
        headers.set("Cache-Control", "no-cache, no-store");
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE, OPTIONS");
        headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Stripe-Version");
        headers.set("Access-Control-Expose-Headers", "Request-Id, Stripe-Version, Idempotent-Replayed");
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                .filter(HttpEdge::isPrintable)
                .ifPresent(key -> headers.set("Idempotency-Key", key));
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static void send(HttpExchange exchange, Outcome outcome) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        outcome.originalRequest().ifPresent(original -> {
            headers.set("Idempotent-Replayed", "true");
            headers.set("Original-Request", original);
        });
        if (outcome.answer().status() == 401) {
            headers.set("WWW-Authenticate", "Basic realm=\"Stripe\"");
        }
        byte[] body = Json.bytes(outcome.answer().body());
        exchange.sendResponseHeaders(outcome.answer().status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
