package io.eventify.psp.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Ledger;
import io.eventify.psp.ledger.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A repeated POST with the same key gets the first answer again instead of a second effect. The answer is stored in the transaction of
 * the effect, so that a crash cannot separate them.
 *
 * @see <a href="https://docs.stripe.com/api/idempotent_requests">Stripe: idempotent requests</a>
 */
final class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MAX_KEY_CHARS = 255;
    private static final int SWEPT_AT_ONCE = 4;

    /** An answer, and the request that first got it when this is a repetition. */
    record Outcome(Answer answer, Optional<String> originalRequest) {
        static Outcome first(Answer answer) {
            return new Outcome(answer, Optional.empty());
        }
    }

    /** What identifies a request: where it goes and what it asks for. */
    record Fingerprint(String endpoint, String hash) {
        static Fingerprint of(String method, String path, String body) {
            return new Fingerprint(path, sha256(method + ' ' + path + '\n' + body));
        }
    }

    private final Ledger ledger;
    private final Clock clock;
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Keeps others with the same key away while the work is under way. */
    Outcome exclusively(String key, Callable<Outcome> work) throws Exception {
        if (key.length() > MAX_KEY_CHARS) {
            throw ApiError.parameter(
                    "", "Idempotency keys can be at most %d characters long.".formatted(MAX_KEY_CHARS), "");
        }
        if (!inProgress.add(key)) {
            throw ApiError.idempotency(
                    409,
                    "idempotency_key_in_use",
                    ("There is currently another in-progress request using this Idempotent Key"
                                    + " (that probably means you submitted twice, and the other request is still going through): %s. Please try again later.")
                            .formatted(key));
        }
        try {
            return work.call();
        } finally {
            inProgress.remove(key);
        }
    }

    /** Runs the command unless the key has an answer already. */
    Outcome once(String key, String requestId, Fingerprint fingerprint, Function<Transaction, Answer> command) {
        return ledger.write(transaction -> {
            Optional<ObjectNode> known =
                    transaction.find(Kind.IDEMPOTENCY_KEY, key).filter(record -> !isExpired(record));
            if (known.isPresent()) {
                return repeat(key, known.get(), fingerprint);
            }
            Answer answer = answerToRecord(transaction, command);
            record(transaction, key, requestId, fingerprint, answer);
            return Outcome.first(answer);
        });
    }

    private static Answer answerToRecord(Transaction transaction, Function<Transaction, Answer> command) {
        try {
            return command.apply(transaction);
        } catch (ApiError e) {
            if (!e.isRecorded()) {
                throw e;
            }
            transaction.giveUp();
            return e.answer();
        }
    }

    private Outcome repeat(String key, ObjectNode known, Fingerprint fingerprint) {
        if (!Json.text(known, "endpoint").equals(fingerprint.endpoint())) {
            throw ApiError.idempotency(
                    400,
                    "",
                    ("Keys for idempotent requests can only be used for the same endpoint they were first used for"
                                    + " ('%s' vs '%s'). Try using a key other than '%s' if you meant to execute a different request.")
                            .formatted(fingerprint.endpoint(), Json.text(known, "endpoint"), key));
        }
        if (!Json.text(known, "hash").equals(fingerprint.hash())) {
            throw ApiError.idempotency(
                    400,
                    "",
                    ("Keys for idempotent requests can only be used with the same parameters they were first used with."
                                    + " Try using a key other than '%s' if you meant to execute a different request.")
                            .formatted(key));
        }
        Answer answer = new Answer(known.path("status").intValue(), (ObjectNode) known.path("body"));
        return new Outcome(answer, Optional.of(Json.text(known, "request")));
    }

    private void record(Transaction transaction, String key, String requestId, Fingerprint fingerprint, Answer answer) {
        ObjectNode known = Json.object()
                .put("id", key)
                .put("endpoint", fingerprint.endpoint())
                .put("hash", fingerprint.hash())
                .put("request", requestId)
                .put("status", answer.status())
                .put("created", clock.instant().getEpochSecond());
        known.set("body", answer.body());
        transaction.put(Kind.IDEMPOTENCY_KEY, key, known);
        transaction
                .earliestFirst(Kind.IDEMPOTENCY_KEY, OptionalLong.empty())
                .limit(SWEPT_AT_ONCE)
                .filter(this::isExpired)
                .forEach(old -> sweep(transaction, old, key));
    }

    private static void sweep(Transaction transaction, ObjectNode expired, String keyInUse) {
        if (!Json.text(expired, "id").equals(keyInUse)) {
            transaction.remove(Kind.IDEMPOTENCY_KEY, Json.text(expired, "id"));
        }
    }

    private boolean isExpired(ObjectNode known) {
        return known.path("created").longValue() < clock.instant().minus(KEPT).getEpochSecond();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
