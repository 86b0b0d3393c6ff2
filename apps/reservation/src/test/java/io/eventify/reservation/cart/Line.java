package io.eventify.reservation.cart;

import io.eventify.contracts.inventory.InventoryClient;
import io.eventify.platform.errors.RemoteCallException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** The network between two contexts, which a test may cut: a request that never arrives, or an answer that is lost when all is done. */
final class Line {
    private boolean requestsArrive = true;
    private boolean answersArrive = true;

    InventoryClient to(InventoryClient inventory) {
        return (InventoryClient) Proxy.newProxyInstance(
                Line.class.getClassLoader(), new Class<?>[] {InventoryClient.class}, (proxy, method, arguments) -> {
                    if (!requestsArrive) {
                        throw cut();
                    }
                    try {
                        Object answer = method.invoke(inventory, arguments);
                        if (!answersArrive) {
                            throw cut();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void cutBeforeRequests() {
        requestsArrive = false;
    }

    void cutBeforeAnswers() {
        answersArrive = false;
    }

    void mend() {
        requestsArrive = true;
        answersArrive = true;
    }

    private static RemoteCallException cut() {
        return new RemoteCallException(503, "service_unavailable", List.of());
    }
}
