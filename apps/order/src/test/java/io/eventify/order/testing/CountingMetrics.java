package io.eventify.order.testing;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The part of the server's metrics that counts, which outside a server nobody brings: remembers what was counted, and under which tag. */
final class CountingMetrics {
    private record Count(String name, String tag) {}

    private final List<Count> counted = new ArrayList<>();

    MetricRegistry registry() {
        return proxy(
                MetricRegistry.class,
                (name, arguments) ->
                        counter(new Count((String) arguments[0], ((Tag[]) arguments[1])[0].getTagValue())));
    }

    List<String> tags(String name) {
        return counted.stream()
                .filter(count -> count.name().equals(name))
                .map(Count::tag)
                .toList();
    }

    private Counter counter(Count count) {
        return proxy(Counter.class, (name, arguments) -> name.equals("inc") && counted.add(count) ? null : 0L);
    }

    private interface Method {
        Object call(String name, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Method method) {
        return type.cast(Proxy.newProxyInstance(
                CountingMetrics.class.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> method.call(called.getName(), arguments)));
    }
}
