package io.eventify.inventory.hold;

import io.eventify.inventory.hold.InventoryFixture.Show;
import io.eventify.platform.errors.DomainException;
import io.eventify.platform.time.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many buyers at the same moment. */
final class Races {

    private Races() {}

    /** What the buyers got. */
    record Result(List<Hold> held, List<DomainException> refused) {}

    /** Each buyer does his thing once all are ready. */
    static Result run(int buyers, IntFunction<Callable<Hold>> buyer) {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Hold>> answers = new ArrayList<>();
        List<Hold> held = new ArrayList<>();
        List<DomainException> refused = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < buyers; i++) {
                Callable<Hold> task = buyer.apply(i);
                answers.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            for (Future<Hold> answer : answers) {
                try {
                    held.add(answer.get(120, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof DomainException refusal)) {
                        throw new AssertionError("a buyer failed", e.getCause());
                    }
                    refused.add(refusal);
                } catch (InterruptedException | TimeoutException e) {
                    throw new AssertionError("a buyer got no answer", e);
                }
            }
        }
        return new Result(held, refused);
    }

    /** Four buyers for every seat. */
    static Result forSeats(InventoryFixture inventory, Show show) {
        return run(
                4 * show.seats().size(),
                i -> () -> inventory.hold(InventoryFixture.seats(
                        show,
                        Ids.next(),
                        List.of(show.seats().get(i % show.seats().size())))));
    }

    /** Buyers of one place each. */
    static Result forZone(InventoryFixture inventory, Show show, int buyers) {
        return run(buyers, i -> () -> inventory.hold(InventoryFixture.zone(show, Ids.next(), 1)));
    }

    /** One customer in many windows, another seat in each. */
    static Result byOneCustomer(InventoryFixture inventory, Show show) {
        UUID customer = Ids.next();
        return run(
                show.seats().size(),
                i -> () -> inventory.hold(InventoryFixture.seats(
                        show, customer, List.of(show.seats().get(i)))));
    }
}
