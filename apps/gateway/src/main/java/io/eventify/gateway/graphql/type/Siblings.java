package io.eventify.gateway.graphql.type;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The performances that stand in one answer. The first of them that is asked for something asks for all: the number of calls does not grow with them.
 *
 * <p>The engine's own batch loaders are not used: in the engine of Open Liberty 26.0.0.5 (SmallRye GraphQL 1.0) they fail outside the request's thread, give
 * all aliases of a field the arguments of the first, and are kept for ever (docs/adr/0012).
 */
public final class Siblings {
    private final ConcurrentMap<Object, CompletableFuture<Object>> asked = new ConcurrentHashMap<>();
    private volatile List<Performance> all = List.of();

    /** Adds performances, before any of them is asked for anything. */
    public void add(List<Performance> more) {
        List<Performance> both = new java.util.ArrayList<>(all);
        both.addAll(more);
        all = List.copyOf(both);
    }

    /** All of them. */
    public List<Performance> all() {
        return all;
    }

    /**
     * The answer for all of them, asked for once.
     *
     * @param question what is asked, with its arguments
     */
    @SuppressWarnings("unchecked")
    public <T> CompletableFuture<T> ask(Object question, Supplier<CompletableFuture<T>> ask) {
        return (CompletableFuture<T>) asked.computeIfAbsent(question, none -> (CompletableFuture<Object>) ask.get());
    }
}
