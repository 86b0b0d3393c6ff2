package io.eventify.launcher;

import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The part that keeps the other parts alive: {@code ./eventify} itself ends when all is ready, so a small process of its own watches and starts again what died by
 * itself, such as the coordinator that has lost its lock. What was stopped, or killed by {@code ./eventify kill}, stays as it is.
 */
final class Keeper {
    static final String NAME = "keeper";
    private static final long LOOK_MILLIS = 1_000;

    private final Platform platform;
    private final Processes processes;
    private final PrintStream out;
    private final Map<String, Restarts> restarts = new HashMap<>();
    private final Map<String, Instant> due = new HashMap<>();

    Keeper(Platform platform, PrintStream out) {
        this.platform = platform;
        this.processes = platform.processes();
        this.out = out;
    }

    /** Started last: until then {@code ./eventify up} watches by itself. */
    static Part part(Installation installation, Ports ports, Set<String> others) {
        return new Part(
                NAME,
                List.of(0),
                others,
                Duration.ofSeconds(30),
                "TERM",
                () -> launch(installation, ports),
                () -> true,
                Part.Afterwards.NOTHING);
    }

    private static Part.Launch launch(Installation installation, Ports ports) {
        var environment = new TreeMap<String, String>();
        // whatever the parts' settings were made of, so that a part comes back as it was
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("EVENTIFY_")) environment.put(name, value);
        });
        environment.put("EVENTIFY_HOME", installation.home().toString());
        environment.put("EVENTIFY_PORT", String.valueOf(ports.base()));
        Path jar = installation.artefact("launcher", "jar");
        List<String> command = List.of(
                Java.executable(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Deventify.checkout=" + installation.checkout(),
                "-jar",
                jar.toString(),
                "keep");
        return new Part.Launch(command, environment, installation.home());
    }

    /** Until the process is stopped. */
    void run() throws InterruptedException {
        var never = new CountDownLatch(1);
        do {
            look(Instant.now());
        } while (!never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Once over all parts, those first that others need. */
    void look(Instant now) {
        for (String name : Platform.partNames()) {
            if (name.equals(NAME)) continue;
            try {
                look(name, now);
            } catch (Exception problem) {
                out.println(now + " " + name + ": " + problem.getMessage());
            }
        }
    }

    private void look(String name, Instant now) throws Exception {
        if (!processes.diedByItself(name)) {
            if (processes.left(name).isPresent())
                restarts.getOrDefault(name, new Restarts()).forget();
            due.remove(name);
            return;
        }
        if (!due.containsKey(name)) {
            Optional<Instant> again =
                    restarts.computeIfAbsent(name, _ -> new Restarts()).died(now);
            if (again.isEmpty()) {
                String message = "%s died %d times within %d minutes and is left alone; its log: %s"
                        .formatted(
                                name,
                                Restarts.MOST + 1,
                                Restarts.WITHIN.toMinutes(),
                                platform.installation().log(name));
                processes.leave(name, message);
                out.println(now + " " + message);
                return;
            }
            out.println(now + " " + name + " died by itself; it is started again");
            due.put(name, again.get());
        }
        if (!now.isBefore(due.get(name))) restart(name);
    }

    private void restart(String name) throws Exception {
        Part part = platform.part(name);
        if (part.needs().stream().anyMatch(need -> processes.running(need).isEmpty())) return;
        Optional<FileLock> lock = platform.tryLock();
        if (lock.isEmpty()) return;
        try (var _ = lock.get().acquiredBy()) {
            if (!processes.diedByItself(name)) return;
            due.remove(name);
            processes.start(part, () -> false);
            out.println(Instant.now() + " " + name + " is ready again");
        } catch (Exception problem) {
            processes.end(name);
            throw problem;
        }
    }
}
