package io.eventify.psp.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the operation for a method and a path such as {@code /v1/refunds/{id}}. */
public final class Router {
    record Match(Operation operation, Map<String, String> path) {}

    private record Route(String method, List<String> segments, Operation operation) {}

    private final List<Route> routes = new ArrayList<>();

    public Router add(String method, String template, Operation operation) {
        routes.add(new Route(method, segments(template), operation));
        return this;
    }

    Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        return routes.stream()
                .filter(route -> route.method().equals(method))
                .flatMap(route ->
                        variables(route.segments(), segments)
                                .map(variables -> new Match(route.operation(), variables))
                                .stream())
                .findFirst();
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/"));
    }

    private static Optional<Map<String, String>> variables(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String step = template.get(i);
            if (step.startsWith("{")) {
                variables.put(step.substring(1, step.length() - 1), path.get(i));
            } else if (!step.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
