package io.eventify.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Visitors who read one page after the other, each as fast as it is answered, as a browser does: with the entity tag of what it has. */
final class Readers {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final int visitors;

    Readers(URI base, int visitors) {
        this.base = base;
        this.visitors = visitors;
    }

    /**
     * What was measured.
     *
     * @param perSecond answers a second
     * @param p50 milliseconds
     * @param failed neither 200 nor 304
     * @param unchanged share of 304
     */
    record Figures(double perSecond, double p50, double p95, double p99, long failed, double unchanged) {}

    /** Reads for a while. */
    Figures read(Duration time, Supplier<String> paths) throws InterruptedException {
        return measure(paths, new AtomicLong(System.nanoTime() + time.toNanos()));
    }

    /** Reads until somebody closes it. */
    Reading begin(Supplier<String> paths) {
        return new Reading(paths);
    }

    /** Reading in the background. */
    final class Reading {
        private final AtomicLong end = new AtomicLong(Long.MAX_VALUE);
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<Figures> figures;

        private Reading(Supplier<String> paths) {
            figures = thread.submit(() -> measure(paths, end));
        }

        /** Ends it. */
        Figures end() throws Exception {
            end.set(System.nanoTime());
            try (thread) {
                return figures.get(TIMEOUT.toSeconds() * 3, TimeUnit.SECONDS);
            }
        }
    }

    private Figures measure(Supplier<String> paths, AtomicLong end) throws InterruptedException {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        Map<String, String> tags = new ConcurrentHashMap<>();
        AtomicLong failed = new AtomicLong();
        AtomicLong unchanged = new AtomicLong();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(visitors)) {
            for (int visitor = 0; visitor < visitors; visitor++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end.get()) {
                        String path = paths.get();
                        long asked = System.nanoTime();
                        int status = ask(path, tags);
                        nanos.add(System.nanoTime() - asked);
                        (status == 304 ? unchanged : failed).addAndGet(status == 200 ? 0 : 1);
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Figures(
                sorted.length / seconds,
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99),
                failed.get(),
                unchanged.get() / (double) Math.max(1, sorted.length));
    }

    private int ask(String path, Map<String, String> tags) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        String tag = tags.get(path);
        if (tag != null) {
            request.setHeader("If-None-Match", tag);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().firstValue("ETag").ifPresent(now -> tags.put(path, now));
            return answer.statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** In milliseconds, of sorted nanoseconds; 0 where nothing was measured. */
    static double percentile(long[] sorted, int percent) {
        return sorted.length == 0
                ? 0
                : sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)] / 1e6;
    }

    static long[] sorted(long[] values) {
        long[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
