package io.eventify.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All parts of one home, started and stopped together: in parallel as far as they do not need one another, all or nothing. */
final class Platform {
    private static final PlatformException INTERRUPTED =
            new PlatformException("interrupted; what was started has been stopped");
    private static final Duration LOCK_LIMIT = Duration.ofMinutes(3);
    private static final long LEAST_FREE_BYTES = 2L << 30;
    /** The order in which parts stop: callers before those they call, what does not call each other at once. */
    private static final List<List<String>> STOP_ORDER = List.of(
            List.of(Keeper.NAME),
            Contexts.ALL,
            List.of(Liberty.SERVICES, Liberty.COORDINATOR, Web.NAME, "psp", "keycloak", "mail"),
            List.of("artemis", "redis", "postgres"));

    private final Installation installation;
    private final Ports ports;
    private final Processes processes;

    Platform(Installation installation, Map<String, String> environment) {
        this.installation = installation;
        this.processes = new Processes(installation);
        this.ports = ports(installation, environment);
    }

    Installation installation() {
        return installation;
    }

    Ports ports() {
        return ports;
    }

    Processes processes() {
        return processes;
    }

    /** Null-safe view of the secrets: they exist once the platform was started for the first time. */
    PlatformEnvironment environment() {
        installation.createFolders();
        return new PlatformEnvironment(ports, Secrets.loadOrCreate(installation.secrets()), Web.isBuilt(installation));
    }

    static List<String> partNames() {
        return STOP_ORDER.stream().flatMap(List::stream).toList().reversed();
    }

    List<Part> parts() {
        PlatformEnvironment environment = environment();
        var liberty = new Liberty(installation, environment);
        var kept = new ArrayList<>(List.of(
                new Postgres(installation, ports, environment.secrets()).part(),
                new Redis(installation, ports, environment.secrets()).part(),
                new Artemis(installation, environment).part(),
                new Mail(installation, ports).part(),
                new Keycloak(installation, environment).part(),
                new PspSimulator(installation, environment).part(),
                liberty.coordinator(),
                liberty.services()));
        if (environment.hasWeb()) kept.add(new Web(installation, environment).part());
        var all = new ArrayList<>(kept);
        all.add(Keeper.part(installation, ports, kept.stream().map(Part::name).collect(Collectors.toSet())));
        return List.copyOf(all);
    }

    /** A part of the platform by its name; a context's name means that service alone in a server of its own. */
    Part part(String name) {
        if (Contexts.ALL.contains(name)) return new Liberty(installation, environment()).single(name);
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException("no part named " + name + "; there are " + String.join(", ", partNames())));
    }

    /**
     * Starts what does not run yet, and returns when all of it is ready.
     *
     * @throws PlatformException if a part cannot be started; whatever this call started has been stopped by then
     */
    void up(List<Part> wanted, Progress progress) throws Exception {
        installation.createFolders();
        try (var _ = lock()) {
            requireSpace();
            List<Part> missing = new ArrayList<>();
            for (Part part : wanted) {
                if (processes.running(part.name()).isPresent()) progress.already(part.name());
                else missing.add(part);
            }
            for (Part part : missing) for (int port : part.ports()) Processes.requireFree(part, port);
            remember();
            startAll(missing, progress);
        }
    }

    private void startAll(List<Part> missing, Progress progress) throws Exception {
        var started = new ConcurrentLinkedDeque<String>();
        var failure = new AtomicReference<Throwable>();
        var interrupted = new Thread(
                () -> {
                    failure.set(INTERRUPTED);
                    stopQuietly(started);
                },
                "stop-after-interrupt");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new HashMap<String, CompletableFuture<Void>>();
            for (Part part : missing) {
                CompletableFuture<?>[] needed = part.needs().stream()
                        .map(tasks::get)
                        .filter(task -> task != null)
                        .toArray(CompletableFuture<?>[]::new);
                tasks.put(
                        part.name(),
                        CompletableFuture.allOf(needed)
                                .thenRunAsync(() -> start(part, started, failure, progress), executor));
            }
            tasks.values().forEach(task -> task.exceptionally(_ -> null).join());
        }
        if (failure.get() == INTERRUPTED) throw INTERRUPTED;
        Runtime.getRuntime().removeShutdownHook(interrupted);
        if (failure.get() != null) {
            progress.stopping();
            stopQuietly(started);
            throw failure.get() instanceof PlatformException known
                    ? known
                    : new PlatformException(failure.get().toString(), failure.get());
        }
    }

    private void start(
            Part part, ConcurrentLinkedDeque<String> started, AtomicReference<Throwable> failure, Progress progress) {
        if (failure.get() != null) throw new CompletionException(failure.get());
        progress.started(part.name());
        started.push(part.name());
        try {
            processes.start(part, () -> failure.get() != null);
            progress.ready(part.name());
        } catch (Exception problem) {
            if (failure.compareAndSet(null, named(part, problem))) progress.failed(part.name());
            throw new CompletionException(problem);
        }
    }

    private static Throwable named(Part part, Exception problem) {
        Throwable cause =
                problem instanceof ExecutionException && problem.getCause() != null ? problem.getCause() : problem;
        return cause instanceof PlatformException ? cause : new PlatformException(part.name() + ": " + cause, cause);
    }

    private void stopQuietly(Collection<String> parts) {
        try {
            stop(parts, _ -> {});
        } catch (PlatformException problem) {
            System.err.println(problem.getMessage());
        }
    }

    /** Stops all parts, callers first. */
    void down(Progress progress) throws Exception {
        if (!Files.isDirectory(installation.records())) return;
        // before the lock, which it may hold for as long as a part takes to start
        if (processes.stop(Keeper.NAME)) progress.note("  %-12s stopped".formatted(Keeper.NAME));
        try (var _ = lock()) {
            stop(partNames(), part -> progress.note("  %-12s stopped".formatted(part)));
        }
    }

    /** Tries to stop every one, even when another does not stop; only then tells of failures. */
    private void stop(Collection<String> parts, Consumer<String> stopped) {
        var problems = new ConcurrentLinkedDeque<String>();
        for (List<String> together : STOP_ORDER) {
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                together.stream()
                        .filter(parts::contains)
                        .forEach(part -> executor.execute(() -> stop(part, stopped, problems)));
            }
        }
        if (!problems.isEmpty()) throw new PlatformException(String.join(System.lineSeparator(), problems));
    }

    private void stop(String part, Consumer<String> stopped, Collection<String> problems) {
        try {
            if (processes.stop(part)) stopped.accept(part);
        } catch (Exception problem) {
            problems.add(part + " could not be stopped: " + problem.getMessage());
        }
    }

    /** Starts one part again, with the settings that it had. */
    void start(String name, Progress progress) throws Exception {
        up(List.of(part(name)), progress);
    }

    private void requireSpace() throws IOException {
        long free = Files.getFileStore(installation.home()).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new PlatformException("the disk that holds %s has %d MiB left; at least %d MiB are needed"
                    .formatted(installation.home(), free >> 20, LEAST_FREE_BYTES >> 20));
        }
    }

    /* The keeper holds it while it starts a part; another command may be at work for minutes. */
    private FileLock lock() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(LOCK_LIMIT);
        var never = new CountDownLatch(1);
        Optional<FileLock> lock = tryLock();
        while (lock.isEmpty() && Instant.now().isBefore(limit)) {
            never.await(200, TimeUnit.MILLISECONDS);
            lock = tryLock();
        }
        return lock.orElseThrow(() -> new PlatformException(
                "another ./eventify is starting or stopping this platform (" + installation.home() + ")"));
    }

    /** Close its channel when done; empty while another process has it. */
    Optional<FileLock> tryLock() throws IOException {
        FileChannel channel = FileChannel.open(
                installation.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return Optional.ofNullable(lock);
    }

    /** The base port is remembered, so that the commands after {@code up} need not be told again. */
    private void remember() throws IOException {
        Files.writeString(installation.settings(), "port=" + ports.base() + System.lineSeparator());
    }

    private static Ports ports(Installation installation, Map<String, String> environment) {
        String configured = environment.getOrDefault("EVENTIFY_PORT", "");
        if (!configured.isBlank()) return Ports.parse(configured);
        return remembered(installation.settings()).map(Ports::parse).orElseGet(() -> new Ports(Ports.DEFAULT_BASE));
    }

    private static Optional<String> remembered(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        var stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
            return Optional.ofNullable(stored.getProperty("port"));
        } catch (IOException unreadable) {
            throw new PlatformException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
