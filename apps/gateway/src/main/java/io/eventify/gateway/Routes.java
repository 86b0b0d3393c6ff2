package io.eventify.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Which context answers for which path below {@code /api}; whatever is not listed here is not reachable from outside. */
@ApplicationScoped
class Routes {
    private static final Map<String, List<String>> CONTEXTS = Map.of(
            "event", List.of("organisations", "events", "pricing-schemes", "dead-letters/event"),
            "inventory", List.of("venues", "seating-plans", "inventory", "dead-letters/inventory"),
            "reservation", List.of("reservations", "dead-letters/reservation"),
            "order", List.of("orders", "dead-letters/order"),
            "payment", List.of("payments", "webhooks/psp"),
            "ticketing", List.of("tickets", "check-ins", "transfers", "performances", "dead-letters/ticketing"),
            "catalogue", List.of("catalog", "dead-letters/catalogue"));
    private static final Set<String> TIGHT =
            Set.of("payments", "reservations", "orders", "inventory/holds", "transfers", "loyalty");

    private final Map<String, Route> byPrefix = new LinkedHashMap<>();
    private final Map<String, URI> contexts = new LinkedHashMap<>();

    @Inject
    Routes(Config config) {
        this(context -> URI.create(config.getValue("eventify." + context + ".url", String.class)));
    }

    /** With each context where the function says. */
    Routes(Function<String, URI> address) {
        CONTEXTS.forEach((context, prefixes) -> {
            URI base = address.apply(context);
            contexts.put(context, base);
            prefixes.forEach(prefix -> byPrefix.put(prefix, new Route(context, base)));
        });
    }

    /** For the proxy of the application scope. */
    Routes() {}

    /** Every context and its base URL. */
    Map<String, URI> contexts() {
        return contexts;
    }

    /**
     * The route of a path.
     *
     * @param path below {@code /api/}, as it came over the wire, without a leading slash
     */
    Optional<Route> of(String path) {
        if (!SafePath.isSafe(path)) {
            return Optional.empty();
        }
        String[] parts = path.split("/", 3);
        Route route = byPrefix.get(parts[0]);
        if (route == null && parts.length > 1) {
            route = byPrefix.get(parts[0] + "/" + parts[1]);
        }
        return Optional.ofNullable(route);
    }

    /** Whether the tighter rate limit counts: money, stock and codes. */
    static boolean isTight(String path) {
        return TIGHT.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    /** A context and where it is. */
    record Route(String context, URI base) {}
}
