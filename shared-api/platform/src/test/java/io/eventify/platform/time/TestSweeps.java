package io.eventify.platform.time;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Sweeps as in a server: its threads and request contexts are played by an ordinary scheduler and two counters. */
public final class TestSweeps implements AutoCloseable {
    public final Sweeps sweeps = new Sweeps();
    final AtomicInteger activated = new AtomicInteger();
    final AtomicInteger deactivated = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

    public TestSweeps() {
        sweeps.scheduler = played(ManagedScheduledExecutorService.class, (method, arguments) -> {
            try {
                return method.invoke(threads, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        RequestContextController controller =
                played(RequestContextController.class, (method, arguments) -> switch (method.getName()) {
                    case "activate" -> activated.incrementAndGet() > 0;
                    default -> deactivated.incrementAndGet();
                });
        sweeps.requestContexts = instance(controller);
    }

    @SuppressWarnings("unchecked")
    private static Instance<RequestContextController> instance(RequestContextController controller) {
        return played(Instance.class, (method, arguments) -> method.getName().equals("get") ? controller : null);
    }

    private interface Answer {
        Object to(java.lang.reflect.Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T played(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                TestSweeps.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object result = answer.to(method, arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }

    /** The application ends. */
    @Override
    public void close() {
        sweeps.stop();
        threads.close();
    }
}
