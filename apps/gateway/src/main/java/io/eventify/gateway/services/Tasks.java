package io.eventify.gateway.services;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.graphql.GraphQLException;

/** Asks services side by side, each call on a virtual thread of its own, and never more than so many at once in this gateway. */
@ApplicationScoped
public class Tasks {
    private static final Logger LOG = Logger.getLogger(Tasks.class.getName());
    private static final int MOST_AT_ONCE = 256;
    private static final long LONGEST_WAIT_SECONDS = 5;
    /** The services take no longer lists than this. */
    static final int MOST_IDS = 100;

    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    @Resource(lookup = "concurrent/eventify-virtual-threads")
    ManagedThreadFactory threads;

    /** Starts the work; what follows on its answer runs in the caller's name, too. */
    public <T> CompletableFuture<T> start(Supplier<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Asker asker = Asker.current();
        threads.newThread(() -> ScopedValue.where(Asker.CURRENT, asker).run(() -> finish(answer, work)))
                .start();
        return answer;
    }

    /** Asks for many by as few calls as the services allow, and gives all answers as one list. */
    public <K, T> CompletableFuture<List<T>> startInParts(Collection<K> ids, Function<List<K>, List<T>> work) {
        List<K> all = List.copyOf(ids);
        List<CompletableFuture<List<T>>> parts = new java.util.ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_IDS) {
            List<K> part = all.subList(from, Math.min(all.size(), from + MOST_IDS));
            parts.add(start(() -> work.apply(part)));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        parts.stream().flatMap(part -> part.join().stream()).toList());
    }

    private <T> void finish(CompletableFuture<T> answer, Supplier<T> work) {
        T value;
        try {
            value = asked(work);
        } catch (RefusedException e) {
            // the engine shows the messages of checked exceptions only
            answer.completeExceptionally(new GraphQLException(e.getMessage()));
            return;
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "a field could not be read, correlation "
                            + Asker.current().correlationId());
            return;
        }
        answer.complete(value);
    }

    /** Runs one call and turns every failure of the network into a refusal with a code. */
    private <T> T asked(Supplier<T> work) {
        acquire();
        try {
            return work.get();
        } catch (FaultToleranceException | ProcessingException e) {
            throw new RefusedException(503, "service_unavailable");
        } finally {
            free.release();
        }
    }

    private void acquire() {
        try {
            if (!free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new RefusedException(503, "service_unavailable");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(503, "service_unavailable");
        }
    }
}
