package io.eventify.bench;

import io.eventify.journey.RunningPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./eventify bench}: the catalogue ({@link CatalogueBench}), or holds a second through REST beside the one-statement floor, alternating, with the median and the spread. */
public final class Bench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 15);
    private static final int BUYERS = Integer.getInteger("bench.buyers", 16);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        RunningPlatform platform = RunningPlatform.current();
        if (List.of(arguments).contains("catalogue")) {
            CatalogueBench.run(platform);
        } else {
            holds(platform);
        }
    }

    private static void holds(RunningPlatform platform) throws Exception {
        Path folder = Files.createDirectories(Path.of(platform.value("EVENTIFY_HOME"), "bench"));
        Stadium stadium = Stadium.build(platform);
        Path seats = Files.write(folder.resolve("seats.txt"), stadium.seats());
        Optional<Path> pgbench = HoldFloor.pgbench();
        HoldFloor floor = new HoldFloor(platform, folder);
        List<Double> floors = new ArrayList<>();
        List<Figures> rest = new ArrayList<>();
        rest(platform, stadium, seats, folder, Math.min(SECONDS, 10)); // warm
        for (int round = 0; round < ROUNDS; round++) {
            if (pgbench.isPresent()) {
                floors.add(floor.measure(pgbench.get(), stadium, BUYERS, SECONDS));
            }
            rest.add(rest(platform, stadium, seats, folder, SECONDS));
        }
        report(floors, rest);
    }

    private static void report(List<Double> floors, List<Figures> rest) {
        System.out.printf("Holds of one numbered seat, %d at once, %d rounds of %d s%n", BUYERS, ROUNDS, SECONDS);
        List<Double> rates = rest.stream().map(Figures::perSecond).toList();
        System.out.printf(
                "  REST  %s holds/s   p50 %s ms   p95 %s ms   p99 %s ms   failed %s%n",
                spread(rates),
                spread(rest.stream().map(Figures::p50).toList()),
                spread(rest.stream().map(Figures::p95).toList()),
                spread(rest.stream().map(Figures::p99).toList()),
                rest.stream().mapToLong(Figures::failed).sum());
        if (floors.isEmpty()) {
            System.out.println("  floor not measured: pgbench is not on this machine (package postgresql-contrib)");
            return;
        }
        System.out.printf("  floor %s holds/s (the same statement by pgbench)%n", spread(floors));
        System.out.printf("  ratio REST / floor %.2f%n", median(rates) / median(floors));
    }

    private static String spread(List<Double> values) {
        return "%.0f (%.0f-%.0f)"
                .formatted(
                        median(values),
                        values.stream().mapToDouble(v -> v).min().orElseThrow(),
                        values.stream().mapToDouble(v -> v).max().orElseThrow());
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** One run of Gatling in a process of its own. */
    private static Figures rest(RunningPlatform platform, Stadium stadium, Path seats, Path folder, int seconds)
            throws IOException, InterruptedException {
        Path results = Files.createTempDirectory(folder, "gatling");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dbench.url=" + platform.value("EVENTIFY_INVENTORY_URL"),
                        "-Dbench.performances=" + String.join(",", stadium.performances()),
                        "-Dbench.seats=" + seats,
                        "-Dbench.seconds=" + seconds,
                        "-Dbench.buyers=" + BUYERS,
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.gatling.app.Gatling",
                        "-s",
                        HoldSimulation.class.getName(),
                        "-rf",
                        results.toString())
                .redirectErrorStream(true)
                .redirectOutput(results.resolve("gatling.log").toFile());
        command.environment()
                .put("BENCH_TOKEN", platform.serviceAccount("reservation").get());
        Process process = command.start();
        if (!process.waitFor(seconds + 120L, TimeUnit.SECONDS) || process.exitValue() > 2) {
            process.destroy();
            throw new IllegalStateException("Gatling failed, see " + results.resolve("gatling.log"));
        }
        return Figures.of(Files.readAllLines(results.resolve("gatling.log")), seconds);
    }

    /** @param perSecond answers a second, refusals of taken seats included */
    private record Figures(double perSecond, double p50, double p95, double p99, long failed) {

        /** From the summary that Gatling prints: label, total, ok, failed between bars. */
        static Figures of(List<String> log, int seconds) {
            return new Figures(
                    figure(log, "> request count", 2) / seconds,
                    figure(log, "> response time 50th percentile", 2),
                    figure(log, "> response time 95th percentile", 2),
                    figure(log, "> response time 99th percentile", 2),
                    (long) figure(log, "> request count", 3));
        }

        private static double figure(List<String> log, String label, int column) {
            String line = log.stream()
                    .filter(candidate -> candidate.startsWith(label))
                    .reduce((first, last) -> last)
                    .orElseThrow(() -> new IllegalStateException("Gatling printed no \"" + label + "\""));
            String value = line.split("\\|")[column].trim().replace(",", "");
            return value.equals("-") ? 0 : Double.parseDouble(value);
        }
    }
}
