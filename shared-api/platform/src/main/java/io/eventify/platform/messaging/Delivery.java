package io.eventify.platform.messaging;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A message between its receipt and the end of its session's transaction. */
final class Delivery {
    private final String body;
    private final CompletableFuture<Optional<Throwable>> verdict = new CompletableFuture<>();

    Delivery(String body) {
        this.body = body;
    }

    String body() {
        return body;
    }

    CompletionStage<Void> ack() {
        verdict.complete(Optional.empty());
        return CompletableFuture.completedStage(null);
    }

    CompletionStage<Void> nack(Throwable reason) {
        verdict.complete(Optional.of(reason));
        return CompletableFuture.completedStage(null);
    }

    /** Why the message was refused, or empty if it was applied; one that takes too long counts as refused. */
    Optional<Throwable> awaitVerdict(long timeoutMillis) throws InterruptedException {
        try {
            return verdict.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.of(e);
        }
    }
}
