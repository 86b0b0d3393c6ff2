package io.eventify.bench;

import io.eventify.journey.RunningPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The floor of a hold: the very statement that the inventory sends, by pgbench, on the same database, without HTTP, JSON, tokens or Java. */
final class HoldFloor {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private final RunningPlatform platform;
    private final Path folder;

    HoldFloor(RunningPlatform platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    /** pgbench, when this machine has it (package postgresql-contrib). */
    static Optional<Path> pgbench() throws IOException {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "pgbench"));
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return onPath.filter(Files::isExecutable).findFirst();
        }
        try (Stream<Path> installed = Files.list(versions)) {
            return Stream.concat(onPath, installed.map(version -> version.resolve("bin/pgbench")).toList().stream())
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** Holds a second with so many clients. */
    double measure(Path pgbench, Stadium stadium, int clients, int seconds)
            throws IOException, InterruptedException, SQLException {
        prepare(stadium);
        try {
            Path script = folder.resolve("hold.sql");
            Files.writeString(script, """
                    \\set s random(1, %d)
                    \\set p random(1, %d)
                    select outcome from hold_places(gen_random_uuid(), '\\x00', (select id from bench_performances where n = :p), gen_random_uuid(), \
                    array[(select id from bench_seats where n = :s)], '{}', '{}', null, false, gen_random_uuid(), gen_random_uuid(), null);
                    """.formatted(
                            stadium.seats().size(), stadium.performances().size()));
            ProcessBuilder command = new ProcessBuilder(
                            pgbench.toString(),
                            "-n",
                            "-M",
                            "prepared",
                            "-f",
                            script.toString(),
                            "-c",
                            String.valueOf(clients),
                            "-j",
                            "2",
                            "-T",
                            String.valueOf(seconds),
                            "-h",
                            platform.value("EVENTIFY_DB_HOST"),
                            "-p",
                            platform.value("EVENTIFY_DB_PORT"),
                            "-U",
                            platform.value("EVENTIFY_DB_ADMIN_USER"),
                            "inventory")
                    .redirectErrorStream(true);
            command.environment().put("PGPASSWORD", platform.value("EVENTIFY_DB_ADMIN_PASSWORD"));
            Process process = command.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(seconds + 60L, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("pgbench failed: " + output);
            }
            Matcher tps = TPS.matcher(output);
            if (!tps.find()) {
                throw new IllegalStateException("pgbench told no rate: " + output);
            }
            return Double.parseDouble(tps.group(1));
        } finally {
            clear();
        }
    }

    private void prepare(Stadium stadium) throws SQLException {
        try (Connection connection = Stadium.connect(platform);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create unlogged table bench_seats as select row_number() over () as n, id from unnest(array['"
                            + String.join("','", stadium.seats()) + "']::uuid[]) as id");
            statement.execute("alter table bench_seats add primary key (n)");
            statement.execute(
                    "create unlogged table bench_performances as select row_number() over () as n, id from unnest(array['"
                            + String.join("','", stadium.performances()) + "']::uuid[]) as id");
            statement.execute("alter table bench_performances add primary key (n)");
        }
    }

    private void clear() throws SQLException {
        try (Connection connection = Stadium.connect(platform);
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_seats, bench_performances");
        }
    }
}
