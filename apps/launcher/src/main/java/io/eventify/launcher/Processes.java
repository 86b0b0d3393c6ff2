package io.eventify.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Starts, finds and stops the parts' processes, and remembers them in the home folder. */
final class Processes {
    static final String KILLED = "killed";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final Installation installation;

    Processes(Installation installation) {
        this.installation = installation;
    }

    Optional<ProcessRecord> record(String part) {
        return ProcessRecord.read(installation.records(), part);
    }

    Optional<ProcessHandle> running(String part) {
        return record(part).flatMap(ProcessRecord::process);
    }

    /**
     * Starts a part and waits until it is ready.
     *
     * @param abandoned asked while waiting: true when another part failed, and this one need not become ready any more
     * @throws PlatformException if a port is taken, or the part dies or is not ready in time
     */
    void start(Part part, BooleanSupplier abandoned) throws Exception {
        for (int port : part.ports()) requireFree(part, port);
        Path log = installation.log(part.name());
        rotate(log);
        Part.Launch launch = part.program().prepare();

        var command = new ArrayList<>(detached());
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(PlatformEnvironment.inherited());
        builder.environment().putAll(launch.environment());
        Process process = builder.start();
        ProcessRecord.of(part, process.toHandle()).write(installation.records());
        Files.deleteIfExists(mark(part.name()));
        awaitReady(part, process, abandoned);
        part.afterwards().run();
    }

    private void awaitReady(Part part, Process process, BooleanSupplier abandoned) throws Exception {
        Instant limit = Instant.now().plus(part.startLimit());
        while (!ready(part)) {
            if (abandoned.getAsBoolean()) throw new PlatformException(part.name() + ": start abandoned");
            if (Instant.now().isAfter(limit))
                throw failure(part, "is not ready after " + part.startLimit().toSeconds() + " s");
            if (endsWithin(process, 150)) throw failure(part, "ended with exit code " + process.exitValue());
        }
    }

    private static boolean ready(Part part) {
        try {
            return part.ready().isReady();
        } catch (PlatformException hopeless) {
            throw hopeless;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PlatformException(part.name() + ": interrupted while starting", interrupted);
        } catch (Exception notYet) {
            return false;
        }
    }

    private static boolean endsWithin(Process process, long milliseconds)
            throws InterruptedException, ExecutionException {
        try {
            process.onExit().get(milliseconds, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        }
    }

    /**
     * Stops a part orderly; kills it when it takes too long.
     *
     * @return false if it was not running
     */
    boolean stop(String part) throws Exception {
        Optional<ProcessRecord> record = record(part);
        if (record.isEmpty()) return false;
        Optional<ProcessHandle> process = record.get().process();
        if (process.isPresent()) {
            List<ProcessHandle> children = process.get().descendants().toList();
            signal(record.get().stopSignal(), process.get());
            if (!endsWithin(process.get(), STOP_LIMIT)) destroy(part, process.get());
            // what the keeper has started are parts of their own
            if (!part.equals(Keeper.NAME)) children.forEach(ProcessHandle::destroyForcibly);
        }
        record.get().forget(installation.records());
        Files.deleteIfExists(mark(part));
        return process.isPresent();
    }

    /** Kills a part as a crash would: no orderly stop, children last. It stays dead until it is started. */
    void kill(String part) throws IOException {
        ProcessHandle process = running(part).orElseThrow(() -> new PlatformException(part + " is not running"));
        leave(part, KILLED);
        destroy(part, process);
    }

    /** Ends what remains of a start that failed. */
    void end(String part) {
        running(part).ifPresent(process -> destroy(part, process));
    }

    /** Whether a part was started, was not stopped or killed by us, has not been given up, and is gone. */
    boolean diedByItself(String part) {
        return record(part).isPresent() && running(part).isEmpty() && left(part).isEmpty();
    }

    /** A dead part is not to be started again by itself. */
    void leave(String part, String why) throws IOException {
        Files.writeString(mark(part), why);
    }

    /** Why a part that was started is left alone. */
    Optional<String> left(String part) {
        try {
            return Files.exists(mark(part)) ? Optional.of(Files.readString(mark(part))) : Optional.empty();
        } catch (NoSuchFileException startedMeanwhile) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new PlatformException("cannot read " + mark(part), unreadable);
        }
    }

    private Path mark(String part) {
        return installation.records().resolve(part + ".left");
    }

    private static void destroy(String part, ProcessHandle process) {
        process.destroyForcibly();
        if (!endsWithin(process, KILL_LIMIT))
            throw new PlatformException(part + ": process " + process.pid() + " does not end, even when killed");
    }

    private static boolean endsWithin(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        if (signal.equals("TERM")) {
            process.destroy();
        } else {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .inheritIO()
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static void requireFree(Part part, int port) {
        if (isFree(port)) return;
        throw new PlatformException(
                "%s: port %d is in use by another program. Stop it, or choose other ports: EVENTIFY_PORT=9080 ./eventify up"
                        .formatted(part.name(), port));
    }

    private PlatformException failure(Part part, String what) {
        return new PlatformException("%s %s; its log: %s%n%s"
                .formatted(
                        part.name(),
                        what,
                        installation.log(part.name()),
                        Logs.tail(installation.log(part.name()), 12).indent(6)));
    }

    /** In a session of its own, a process survives the shell that started it. */
    private static List<String> detached() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    /** Each start has a log of its own, and the one before is kept: what is read there while starting must be of this start. */
    private static void rotate(Path log) throws IOException {
        if (Files.exists(log))
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
}
