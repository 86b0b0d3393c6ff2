package io.eventify.psp.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.View;
import java.util.List;
import java.util.Optional;

/**
 * {@code expand[]}: puts whole objects where an answer has ids.
 *
 * @see <a href="https://docs.stripe.com/api/expanding_objects">Stripe: expanding responses</a>
 */
final class Expansion {
    private static final int MAX_DEPTH = 4;
    private static final int MAX_NESTED = 10;

    private final View view;

    Expansion(View view) {
        this.view = view;
    }

    Answer apply(Answer answer, List<String> paths) {
        if (answer.status() != 200) {
            return answer;
        }
        for (String path : paths) {
            List<String> steps = List.of(path.split("\\."));
            if (steps.size() > MAX_DEPTH) {
                throw ApiError.parameter(
                        "",
                        "You cannot expand more than %d levels of a property. Property: %s".formatted(MAX_DEPTH, path),
                        "expand");
            }
            expand(answer.body(), steps, path);
        }
        return answer;
    }

    private void expand(JsonNode node, List<String> steps, String path) {
        if (steps.isEmpty()) {
            return;
        }
        if (node instanceof ArrayNode list) {
            list.forEach(item -> expand(item, steps, path));
        } else if (node instanceof ObjectNode object) {
            expandField(object, steps, path);
        }
    }

    private void expandField(ObjectNode object, List<String> steps, String path) {
        String field = steps.getFirst();
        if (field.equals("refunds") && Json.text(object, "object").equals("charge")) {
            object.set("refunds", refundsOf(object));
        } else if (!object.has(field)) {
            throw ApiError.parameter("", "This property cannot be expanded (%s).".formatted(path), "expand");
        } else if (object.get(field).isTextual()) {
            object.set(field, load(object.get(field).textValue(), path));
        }
        expand(object.get(field), steps.subList(1, steps.size()), path);
    }

    private ObjectNode load(String id, String path) {
        Optional<ObjectNode> found = Kind.ofExpandableId(id).flatMap(kind -> view.find(kind, id));
        return Json.visible(found.orElseThrow(
                () -> ApiError.parameter("", "This property cannot be expanded (%s).".formatted(path), "expand")));
    }

    private ObjectNode refundsOf(ObjectNode charge) {
        List<ObjectNode> refunds = view.ownedBy(Kind.REFUND, Json.text(charge, "payment_intent"))
                .filter(refund -> Json.text(refund, "charge").equals(Json.text(charge, "id")))
                .limit(MAX_NESTED + 1L)
                .toList();
        return Lists.page(refunds, MAX_NESTED, "/v1/charges/%s/refunds".formatted(Json.text(charge, "id")));
    }
}
