package io.eventify.psp.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.View;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Stripe's lists: latest first, pages by cursor, filtered by time of creation.
 *
 * @see <a href="https://docs.stripe.com/api/pagination">Stripe: pagination</a>
 */
public final class Lists {
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    private Lists() {}

    /** Names of the parameters every list knows, with those of this list. */
    public static String[] parameters(String... own) {
        return Stream.concat(Stream.of("limit", "starting_after", "ending_before", "created"), Stream.of(own))
                .toArray(String[]::new);
    }

    /** One page of all objects of a kind that pass the filter. */
    public static Answer of(View view, Call call, Kind kind, String url, Predicate<ObjectNode> filter) {
        Parameters parameters = call.parameters();
        int limit = (int) parameters.integerBetween("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
        OptionalLong after = cursor(view, parameters, kind, "starting_after");
        OptionalLong before = cursor(view, parameters, kind, "ending_before");
        if (after.isPresent() && before.isPresent()) {
            throw ApiError.parameter("", "You cannot specify both starting_after and ending_before.", "ending_before");
        }
        Predicate<ObjectNode> wanted = created(parameters).and(filter);
        if (before.isPresent()) {
            List<ObjectNode> earliestFirst = view.earliestFirst(kind, before)
                    .filter(wanted)
                    .limit(limit + 1L)
                    .toList();
            return Answer.ok(
                    page(earliestFirst.stream().limit(limit).toList().reversed(), earliestFirst.size() > limit, url));
        }
        return Answer.ok(page(
                view.latestFirst(kind, after, OptionalLong.empty())
                        .filter(wanted)
                        .limit(limit + 1L)
                        .toList(),
                limit,
                url));
    }

    /** One page of the objects that belong to another one, found without reading all of their kind. */
    public static Answer ofOwned(
            View view, Call call, Kind kind, String url, String owner, Predicate<ObjectNode> filter) {
        Parameters parameters = call.parameters();
        int limit = (int) parameters.integerBetween("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
        long after = cursor(view, parameters, kind, "starting_after").orElse(Long.MAX_VALUE);
        long before = cursor(view, parameters, kind, "ending_before").orElse(0);
        List<ObjectNode> found = view.ownedBy(kind, owner)
                .filter(created(parameters).and(filter))
                .filter(object -> {
                    long position = view.position(kind, Json.text(object, "id")).orElse(0);
                    return position < after && position > before;
                })
                .toList();
        boolean backwards = before > 0 && found.size() > limit;
        return Answer.ok(
                backwards
                        ? page(found.subList(found.size() - limit, found.size()), true, url)
                        : page(found, limit, url));
    }

    /** A page of at most {@code limit} objects; one more object given than that means that there are more. */
    public static ObjectNode page(List<ObjectNode> objects, int limit, String url) {
        return page(objects.stream().limit(limit).toList(), objects.size() > limit, url);
    }

    private static ObjectNode page(List<ObjectNode> objects, boolean hasMore, String url) {
        ArrayNode data = Json.array();
        objects.forEach(object -> data.add(Json.visible(object)));
        ObjectNode list = Json.object().put("object", "list").put("url", url).put("has_more", hasMore);
        list.set("data", data);
        return list;
    }

    private static OptionalLong cursor(View view, Parameters parameters, Kind kind, String name) {
        if (!parameters.has(name)) {
            return OptionalLong.empty();
        }
        String id = parameters.requiredText(name);
        OptionalLong position = view.position(kind, id);
        if (position.isEmpty()) {
            throw ApiError.missingReference(kind.word(), id, name);
        }
        return position;
    }

    /** The filter {@code created} or {@code created[gt|gte|lt|lte]}, in seconds since 1970. */
    public static Predicate<ObjectNode> created(Parameters parameters) {
        if (!parameters.has("created")) {
            return object -> true;
        }
        if (!parameters.isHash("created")) {
            long exact = parameters.requiredInteger("created");
            return object -> object.path("created").longValue() == exact;
        }
        Parameters range = parameters.hash("created").only("gt", "gte", "lt", "lte");
        List<Predicate<Long>> bounds = new ArrayList<>();
        range.integer("gt").ifPresent(bound -> bounds.add(time -> time > bound));
        range.integer("gte").ifPresent(bound -> bounds.add(time -> time >= bound));
        range.integer("lt").ifPresent(bound -> bounds.add(time -> time < bound));
        range.integer("lte").ifPresent(bound -> bounds.add(time -> time <= bound));
        return object -> bounds.stream()
                .allMatch(bound -> bound.test(object.path("created").longValue()));
    }
}
