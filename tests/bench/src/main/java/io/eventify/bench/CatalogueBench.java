package io.eventify.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.bench.Readers.Figures;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@code ./eventify bench catalogue}: search and pages over generated events, through the public door; a rebuild while they are read; how soon a sale is seen. On a
 * platform of its own.
 */
final class CatalogueBench {
    private static final int EVENTS = Integer.getInteger("bench.events", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));
    /** So many that half of the machine is busy, at most; the levels are meant so. */
    private static final int VISITORS = Integer.getInteger(
            "bench.visitors", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private static final int SALES = Integer.getInteger("bench.sales", 10);
    private static final int SAMPLES = Integer.getInteger("bench.samples", 200);
    private static final List<String> PARTS =
            List.of(System.getProperty("bench.parts", "reads,rebuild,lag").split(","));
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration NEVER = Duration.ofMinutes(1);
    private static final double READ_LEVEL = 50;
    private static final double LAG_LEVEL = 500;

    private final RunningPlatform platform;
    private final Api visitor;
    private final Readers readers;

    private CatalogueBench(RunningPlatform platform) {
        this.platform = platform;
        this.visitor = platform.gateway();
        this.readers = new Readers(URI.create(platform.value("EVENTIFY_PUBLIC_URL")), VISITORS);
    }

    static void run(RunningPlatform platform) throws Exception {
        new CatalogueBench(platform).run();
    }

    private void run() throws Exception {
        ManyEvents events = ManyEvents.generate(platform, EVENTS);
        if (Patience.until("there is an index", LONGEST, this::total, total -> total >= 0) < EVENTS) {
            System.out.printf("%d events generated; the catalogue is built from them …%n", EVENTS);
            report(rebuild());
        }
        long found = Patience.until("all events are found", LONGEST, this::total, total -> total >= EVENTS);
        System.out.printf(
                Locale.ROOT, "%d events are found; the index takes %.0f MiB%n%n", found, indexBytes() / 1048576.0);
        if (PARTS.contains("reads")) {
            reads(events);
        }
        if (PARTS.contains("rebuild")) {
            rebuildUnderReads(events);
        }
        if (PARTS.contains("lag")) {
            lag();
        }
    }

    private void reads(ManyEvents events) throws InterruptedException {
        Questions questions = new Questions(events.samples(), new Random(1));
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        for (String language : List.of("fr", "en", "ar")) {
            kinds.put("search " + language + ", two words", () -> questions.words(language));
            kinds.put("search " + language + ", misspelt", () -> questions.misspelt(language));
            kinds.put("search " + language + ", word, city, price, dates", () -> questions.filtered(language));
            kinds.put("suggest " + language, () -> questions.suggest(language));
        }
        kinds.put("search around a point, by distance", questions::near);
        kinds.put("all events by date, any page", questions::browse);
        kinds.put("search, 20 popular questions", questions::popular);
        kinds.put("similar events", questions::similar);
        kinds.put("event page, any", questions::page);
        kinds.put("availability, any", questions::availability);
        kinds.put("pages of 5 events, again and again", questions::popularPage);
        readers.read(TIME, questions::mixed); // warm
        for (Supplier<String> paths : kinds.values()) {
            readers.read(Duration.ofSeconds(2), paths); // warm
        }
        System.out.printf(
                "%d visitors at once, one after the other as fast as they are answered; %d rounds of %d s; milliseconds, median (range)%n",
                VISITORS, ROUNDS, TIME.toSeconds());
        System.out.printf(
                "%-45s %14s %18s %18s %18s %7s %5s%n", "", "per second", "p50", "p95", "p99", "failed", "304");
        for (Map.Entry<String, Supplier<String>> kind : kinds.entrySet()) {
            List<Figures> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rounds.add(readers.read(TIME, kind.getValue()));
            }
            line(kind.getKey(), rounds);
        }
    }

    private static void line(String name, List<Figures> rounds) {
        System.out.printf(
                Locale.ROOT,
                "%-45s %14s %18s %18s %18s %7d %4.0f%%  %s%n",
                name,
                spread(rounds, Figures::perSecond),
                spread(rounds, Figures::p50),
                spread(rounds, Figures::p95),
                spread(rounds, Figures::p99),
                rounds.stream().mapToLong(Figures::failed).sum(),
                100 * median(rounds, Figures::unchanged),
                median(rounds, Figures::p95) < READ_LEVEL ? "" : "above the level of " + READ_LEVEL + " ms");
    }

    private void rebuildUnderReads(ManyEvents events) throws Exception {
        Questions questions = new Questions(events.samples(), new Random(2));
        JsonNode before = page(events);
        Readers.Reading reading = readers.begin(questions::mixed);
        Map.Entry<Long, Duration> rebuilt;
        try {
            rebuilt = rebuild();
        } finally {
            System.out.println();
            line("a bit of everything, during a rebuild", List.of(reading.end()));
        }
        report(rebuilt);
        System.out.println(
                page(events).equals(before)
                        ? "  the page of an event is what it was"
                        : "  THE PAGE OF AN EVENT CHANGED: " + before + " became " + page(events));
    }

    private JsonNode page(ManyEvents events) {
        JsonNode page = visitor.get(
                        "/api/catalog/events/" + events.samples().getFirst().eventId())
                .expect(200)
                .json();
        // counts of the inventory have a version, which grows with each count
        page.path("performances")
                .forEach(performance -> ((ObjectNode) performance.path("availability")).remove("version"));
        return page;
    }

    private static void report(Map.Entry<Long, Duration> rebuilt) {
        System.out.printf(
                Locale.ROOT,
                "rebuilt from %d facts in %.0f s%n",
                rebuilt.getKey(),
                rebuilt.getValue().toMillis() / 1000.0);
    }

    private Map.Entry<Long, Duration> rebuild() {
        Api admin = platform.person("admin1");
        Instant begin = Instant.now();
        String location = admin.post("/api/catalog/rebuilds").expect(202).header("Location");
        String path = location.substring(location.indexOf("/api/"));
        JsonNode done = Patience.until(
                "the catalogue is rebuilt",
                LONGEST,
                () -> admin.get(path).expect(200).json(),
                rebuild -> !rebuild.path("state").asText().equals("running"));
        if (!done.path("state").asText().equals("done")) {
            throw new IllegalStateException("the rebuild failed: " + done);
        }
        return Map.entry(done.path("facts").asLong(), Duration.between(begin, Instant.now()));
    }

    /* One place after the other is held and waited for, while others are held at a steady rate. */
    private void lag() throws Exception {
        Stadium stadium = Stadium.build(platform);
        Api inventory = platform.service("inventory").as(platform.serviceAccount("reservation"));
        String watched = stadium.performances().getFirst();
        String path = "/api/catalog/performances/" + watched + "/availability";
        int all = stadium.seats().size();
        Patience.until(
                "the stadium is in the catalogue",
                Duration.ofMinutes(5),
                () -> visitor.get(path),
                answer -> remaining(answer) == all);
        AtomicLong sales = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        long[] lags = new long[SAMPLES];
        Random random = new Random(3);
        try (ScheduledExecutorService load = Executors.newScheduledThreadPool(4)) {
            load.scheduleAtFixedRate(
                    () -> {
                        String performance = stadium.performances()
                                .get(1 + random.nextInt(stadium.performances().size() - 1));
                        String seat = stadium.seats().get(random.nextInt(all));
                        (hold(inventory, performance, seat).status() == 201 ? sales : refused).incrementAndGet();
                    },
                    0,
                    1_000_000 / SALES,
                    TimeUnit.MICROSECONDS);
            for (int i = 0; i < SAMPLES; i++) {
                hold(inventory, watched, stadium.seats().get(i)).expect(201);
                long sold = System.nanoTime();
                int expected = all - i - 1;
                // looked at without a pause, so that the pause is not in the figure
                while (remaining(visitor.get(path)) != expected) {
                    if (System.nanoTime() - sold > NEVER.toNanos()) {
                        throw new IllegalStateException("a sale is not seen after " + NEVER);
                    }
                }
                lags[i] = System.nanoTime() - sold;
            }
            load.shutdownNow();
        }
        long[] sorted = Readers.sorted(lags);
        System.out.printf(
                Locale.ROOT,
                "%nfrom the answer of a sale to its being seen: p50 %.0f ms, p95 %.0f ms, longest %.0f ms; %d samples, while %d other places were sold (%d refused), %d a second %s%n",
                Readers.percentile(sorted, 50),
                Readers.percentile(sorted, 95),
                sorted[sorted.length - 1] / 1e6,
                SAMPLES,
                sales.get(),
                refused.get(),
                SALES,
                Readers.percentile(sorted, 95) < LAG_LEVEL ? "" : "above the level of " + LAG_LEVEL + " ms");
    }

    private static Answer hold(Api inventory, String performance, String seat) {
        ObjectNode request = Json.object().put("performanceId", performance).put("ttlSeconds", 600);
        request.put("customerId", UUID.randomUUID().toString());
        request.putArray("seats").addObject().put("seatId", seat);
        return inventory.post("/api/inventory/holds", request);
    }

    private static long remaining(Answer answer) {
        return answer.status() == 200 ? answer.json().path("remaining").asLong() : -1;
    }

    private long total() {
        Answer answer = visitor.get("/api/catalog/events?size=1");
        return answer.status() == 200 ? answer.json().path("total").asLong() : -1;
    }

    private long indexBytes() throws IOException {
        String hosts = System.getenv("EVENTIFY_CATALOGUE_SEARCH_HOSTS");
        if ("opensearch".equals(System.getenv("EVENTIFY_CATALOGUE_SEARCH_BACKEND")) && hosts != null) {
            long bytes = 0;
            for (JsonNode index : Api.at(URI.create("http://" + hosts))
                    .get("/_cat/indices/eventify-events-*?format=json&bytes=b&h=store.size")
                    .expect(200)
                    .json()) {
                bytes += index.path("store.size").asLong();
            }
            return bytes;
        }
        try (Stream<Path> files = Files.walk(Path.of(platform.value("EVENTIFY_HOME"), "liberty"))) {
            return files.filter(file -> file.toString().contains("catalogue-index"))
                    .filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static String spread(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return String.format(
                Locale.ROOT,
                sorted[0] < 10 ? "%.1f (%.1f-%.1f)" : "%.0f (%.0f-%.0f)",
                median(rounds, figure),
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
