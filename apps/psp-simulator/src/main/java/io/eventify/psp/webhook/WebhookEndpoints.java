package io.eventify.psp.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.Answer;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Call;
import io.eventify.psp.http.Lists;
import io.eventify.psp.http.Parameters;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Ledger;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.ledger.View;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where events are sent to.
 *
 * @see <a href="https://docs.stripe.com/api/webhook_endpoints">Stripe: webhook endpoints</a>
 */
public final class WebhookEndpoints {
    private static final String INITIAL = "we_initial";
    private static final int SECRET_CHARS = 32;
    private static final int MAX_ENDPOINTS = 16;

    private final Clock clock;
    private final String apiVersion;

    public WebhookEndpoints(Clock clock, String apiVersion) {
        this.clock = clock;
        this.apiVersion = apiVersion;
    }

    /** Makes the endpoint from the settings known; a changed address or secret replaces the former one. */
    public void installInitial(Ledger ledger, String url, String secret) {
        ledger.write(tx -> {
            ObjectNode endpoint = tx.find(Kind.WEBHOOK_ENDPOINT, INITIAL).orElseGet(() -> build(INITIAL, List.of("*")));
            tx.put(Kind.WEBHOOK_ENDPOINT, INITIAL, endpoint.put("url", url).put("_secret", secret));
            return endpoint;
        });
    }

    private ObjectNode build(String id, List<String> types) {
        ObjectNode endpoint = Json.object()
                .put("id", id)
                .put("object", "webhook_endpoint")
                .put("api_version", apiVersion)
                .putNull("application")
                .put("created", clock.instant().getEpochSecond())
                .putNull("description")
                .put("livemode", false)
                .put("status", "enabled");
        ArrayNode enabled = endpoint.putArray("enabled_events");
        types.forEach(enabled::add);
        endpoint.putObject("metadata");
        return endpoint;
    }

    public Answer create(Transaction tx, Call call) {
        Parameters parameters =
                call.parameters().only("url", "enabled_events", "api_version", "description", "metadata");
        if (!parameters.has("enabled_events")) {
            throw parameters.missing("enabled_events");
        }
        if (tx.earliestFirst(Kind.WEBHOOK_ENDPOINT, OptionalLong.empty()).count() >= MAX_ENDPOINTS) {
            throw ApiError.refused(
                    "", "You have reached the maximum of %d test webhook endpoints.".formatted(MAX_ENDPOINTS));
        }
        ObjectNode endpoint = build(Ids.of(Kind.WEBHOOK_ENDPOINT), parameters.texts("enabled_events"));
        parameters.text("api_version").ifPresent(this::checkVersion);
        endpoint.put("url", checkUrl(parameters.requiredText("url")))
                .put("description", parameters.text("description").orElse(null));
        endpoint.set("metadata", parameters.mergeMetadata(Json.object()));
        String secret = "whsec_" + Ids.random(SECRET_CHARS);
        tx.put(Kind.WEBHOOK_ENDPOINT, Json.text(endpoint, "id"), endpoint.put("_secret", secret));
        Answer answer = Answer.ok(endpoint);
        answer.body().put("secret", secret);
        return answer;
    }

    private void checkVersion(String version) {
        if (!version.equals(apiVersion)) {
            throw ApiError.parameter(
                    "", "Invalid API version: this simulator speaks %s only.".formatted(apiVersion), "api_version");
        }
    }

    private static String checkUrl(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw ApiError.parameter("url_invalid", "Invalid URL: " + e.getReason(), "url");
        }
        throw ApiError.parameter(
                "url_invalid", "Invalid URL: An explicit scheme (such as https) must be provided.", "url");
    }

    public Answer retrieve(View view, Call call) {
        call.parameters().only();
        return Answer.ok(find(view, call.id()));
    }

    public Answer list(View view, Call call) {
        call.parameters().only(Lists.parameters());
        return Lists.of(view, call, Kind.WEBHOOK_ENDPOINT, "/v1/webhook_endpoints", endpoint -> true);
    }

    public Answer update(Transaction tx, Call call) {
        Parameters parameters = call.parameters().only("url", "enabled_events", "disabled", "description", "metadata");
        ObjectNode endpoint = find(tx, call.id());
        parameters.text("url").ifPresent(url -> endpoint.put("url", checkUrl(url)));
        parameters.flag("disabled").ifPresent(disabled -> endpoint.put("status", disabled ? "disabled" : "enabled"));
        parameters
                .textOrUnset("description")
                .ifPresent(text -> endpoint.put("description", text.isEmpty() ? null : text));
        if (parameters.has("enabled_events")) {
            ArrayNode enabled = endpoint.putArray("enabled_events");
            parameters.texts("enabled_events").forEach(enabled::add);
        }
        endpoint.set("metadata", parameters.mergeMetadata((ObjectNode) endpoint.get("metadata")));
        tx.put(Kind.WEBHOOK_ENDPOINT, call.id(), endpoint);
        return Answer.ok(endpoint);
    }

    public Answer delete(Transaction tx, Call call) {
        find(tx, call.id());
        tx.remove(Kind.WEBHOOK_ENDPOINT, call.id());
        return Answer.ok(Json.object()
                .put("id", call.id())
                .put("object", "webhook_endpoint")
                .put("deleted", true));
    }

    private static ObjectNode find(View view, String id) {
        return view.find(Kind.WEBHOOK_ENDPOINT, id).orElseThrow(() -> ApiError.notFound("webhook endpoint", id, "id"));
    }
}
