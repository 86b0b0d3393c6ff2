package io.eventify.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an organiser does through the API: venues, plans, events, performances, prices. Ids as strings. */
public final class Organiser {
    private static final Duration PROPAGATION = Duration.ofSeconds(30);
    private final Api api;

    public Organiser(Api api) {
        this.api = api;
    }

    /** The token's own id. */
    public static String idOf(Login login) {
        String[] parts = login.get().split("\\.");
        try {
            return Json.MAPPER
                    .readTree(java.util.Base64.getUrlDecoder().decode(parts[1]))
                    .path("sub")
                    .asText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public String organisation(String name) {
        return created(api.postPatiently("/api/organisations", Json.object().put("name", name)));
    }

    /** Adds a member: owner, manager or checkin. */
    public void member(String organisationId, String userId, String role) {
        api.postPatiently(
                        "/api/organisations/" + organisationId + "/members",
                        Json.object().put("userId", userId).put("role", role))
                .expect(200, 201, 204);
    }

    /** A venue; waits until the inventory has heard of the organisation. */
    public String venue(ObjectNode venue) {
        return created(Patience.until(
                "the inventory knows the organisation",
                PROPAGATION,
                () -> api.postPatiently("/api/venues", venue),
                answer -> answer.status() != 403 && answer.status() != 404));
    }

    public String seatingPlan(String venueId, ObjectNode plan) {
        return created(api.postPatiently("/api/venues/" + venueId + "/seating-plans", plan));
    }

    public String event(ObjectNode event) {
        return created(api.postPatiently("/api/events", event));
    }

    public String pricing(String eventId, String currency, String taxPercent, List<Price> prices) {
        ObjectNode pricing = Json.object().put("currency", currency);
        pricing.put("taxPercent", new java.math.BigDecimal(taxPercent));
        ArrayNode categories = pricing.putArray("categories");
        for (Price price : prices) {
            ObjectNode category =
                    categories.addObject().put("code", price.code()).put("seatClass", price.seatClass());
            category.set("name", price.name());
            category.set("price", Json.money(currency, price.amount()));
        }
        return created(api.postPatiently("/api/events/" + eventId + "/pricing-schemes", pricing));
    }

    /** A performance; waits until the event context has heard of the venue and the plan. */
    public String performance(
            String eventId,
            String venueId,
            String planId,
            String pricingId,
            Instant start,
            Instant end,
            String zone,
            ObjectNode policy) {
        ObjectNode performance = Json.object()
                .put("venueId", venueId)
                .put("seatingPlanId", planId)
                .put("pricingSchemeId", pricingId)
                .put("startTime", start.toString())
                .put("endTime", end.toString())
                .put("timeZone", zone);
        if (!policy.isEmpty()) {
            performance.set("policy", policy);
        }
        return created(Patience.until(
                "the event context knows venue and plan",
                PROPAGATION,
                () -> api.postPatiently("/api/events/" + eventId + "/performances", performance),
                answer -> !List.of("unknown_venue", "unknown_seating_plan").contains(answer.errorCode())));
    }

    public void publish(String eventId) {
        String path = "/api/events/" + eventId + "/publish";
        Answer first = api.post(path);
        if (first.isForLater()) {
            // it may have been published without our hearing of it
            api.postPatiently(path, Json.object()).expect(200, 204, 409);
        } else {
            first.expect(200, 204);
        }
    }

    public Answer cancelPerformance(String eventId, String performanceId, String reason) {
        return api.post(
                "/api/events/" + eventId + "/performances/" + performanceId + "/cancel",
                Json.object().put("reason", reason));
    }

    /** The id at the end of Location, which is an address of this API. */
    private static String created(Answer answer) {
        String location = answer.expect(201).header("Location");
        if (!URI.create(location).getRawPath().matches("/api/(?!api/).+")) {
            throw new IllegalStateException("Location is no address of this API: " + location);
        }
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** A price of a seat class; amount as a decimal string. */
    public record Price(String code, String seatClass, JsonNode name, String amount) {}

    /** No policy of its own. */
    public static ObjectNode ordinary() {
        return Json.object();
    }

    /** Policy fields by name. */
    public static ObjectNode policy(Map<String, Integer> numbers) {
        ObjectNode policy = Json.object();
        numbers.forEach(policy::put);
        return policy;
    }
}
