package io.eventify.lra;

import io.eventify.platform.lra.Lras;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Sagas per second (begin, three joins, close with three callbacks) from eight clients; run by hand: {@code -Dit.test=LrasBenchmark}. */
class LrasBenchmark {
    private static final int CLIENTS = 8;

    @Test
    void measure() throws Exception {
        Running running = Running.instance();
        String token = running.issuer().service();
        Lras lras = new Lras(
                () -> token, running.coordinator().url(), running.participants().url());
        for (int round = 1; round <= 4; round++) {
            running.participants().reset();
            System.out.printf("round %d: %.0f sagas/s%n", round, sagasPerSecond(lras, Duration.ofSeconds(8)));
        }
    }

    private static double sagasPerSecond(Lras lras, Duration time) throws Exception {
        LongAdder sagas = new LongAdder();
        long end = System.nanoTime() + time.toNanos();
        Parallel.run(CLIENTS, client -> {
            while (System.nanoTime() < end) {
                URI lra = lras.begin("benchmark", Duration.ofMinutes(1));
                List.of("hold", "payment", "ticket").forEach(participant -> lras.join(lra, participant, Duration.ZERO));
                lras.close(lra).orElseThrow();
                sagas.increment();
            }
            return null;
        });
        return sagas.sum() / (double) time.toSeconds();
    }
}
