package io.eventify.psp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.Answer;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Call;
import io.eventify.psp.http.Lists;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.ledger.View;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What happened, kept for thirty days as at Stripe, and handed to the webhook endpoints.
 *
 * @see <a href="https://docs.stripe.com/api/events">Stripe: events</a>
 */
public final class Events {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SWEPT_AT_ONCE = 4;

    private final Clock clock;
    private final String apiVersion;
    private final Deliveries deliveries;

    public Events(Clock clock, String apiVersion, Deliveries deliveries) {
        this.clock = clock;
        this.apiVersion = apiVersion;
        this.deliveries = deliveries;
    }

    /** The origin of events that no API request caused. */
    public static ObjectNode noRequest() {
        return Json.object().putNull("id").putNull("idempotency_key");
    }

    /** Records an event about an object as it is now, and its deliveries, in the transaction that changed the object. */
    public void emit(Transaction tx, String type, ObjectNode object, ObjectNode origin) {
        ObjectNode event = Json.object()
                .put("id", Ids.of(Kind.EVENT))
                .put("object", "event")
                .put("api_version", apiVersion)
                .put("created", clock.instant().getEpochSecond());
        event.putObject("data").set("object", Json.visible(object));
        event.put("livemode", false)
                .put("pending_webhooks", deliveries.interested(tx, type))
                .set("request", origin.deepCopy());
        event.put("type", type);
        tx.put(Kind.EVENT, Json.text(event, "id"), event);
        deliveries.plan(tx, event);
        long oldest = clock.instant().minus(KEPT).getEpochSecond();
        tx.earliestFirst(Kind.EVENT, OptionalLong.empty())
                .limit(SWEPT_AT_ONCE)
                .filter(old -> old.path("created").longValue() < oldest)
                .forEach(old -> tx.remove(Kind.EVENT, Json.text(old, "id")));
    }

    public Answer retrieve(View view, Call call) {
        call.parameters().only();
        ObjectNode event =
                view.find(Kind.EVENT, call.id()).orElseThrow(() -> ApiError.notFound("event", call.id(), "id"));
        return Answer.ok(event.put(
                "pending_webhooks", view.ownedBy(Kind.DELIVERY, call.id()).count()));
    }

    public Answer list(View view, Call call) {
        call.parameters().only(Lists.parameters("type", "types", "delivery_success"));
        Optional<String> type = call.parameters().text("type");
        List<String> types = call.parameters().texts("types");
        Optional<Boolean> delivered = call.parameters().flag("delivery_success");
        Predicate<ObjectNode> ofType = event -> {
            String name = Json.text(event, "type");
            return type.map(wanted -> matches(wanted, name)).orElse(true) && (types.isEmpty() || types.contains(name));
        };
        Predicate<ObjectNode> ofSuccess = event -> delivered
                .map(wanted -> wanted
                        == view.ownedBy(Kind.DELIVERY, Json.text(event, "id"))
                                .findAny()
                                .isEmpty())
                .orElse(true);
        return Lists.of(view, call, Kind.EVENT, "/v1/events", ofType.and(ofSuccess));
    }

    /** Whether a pattern such as {@code charge.*} or {@code *} covers a type. */
    static boolean matches(String pattern, String type) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(type);
    }
}
