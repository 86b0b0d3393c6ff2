package io.eventify.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What is remembered of a started process. A process id alone is not enough to stop something: ids are used again after a reboot, so the
 * start time must match too.
 *
 * @param part the part's name
 * @param pid the process id
 * @param started when the operating system says that the process began
 * @param port the part's main port
 * @param stopSignal the signal for an orderly stop
 */
record ProcessRecord(String part, long pid, Instant started, int port, String stopSignal) {

    static ProcessRecord of(Part part, ProcessHandle process) {
        Instant started = process.info()
                .startInstant()
                .orElseThrow(() -> new PlatformException(part.name() + ": the process ended at once"));
        return new ProcessRecord(part.name(), process.pid(), started, part.port(), part.stopSignal());
    }

    /** The process, if it still runs and is the one that was started. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(found ->
                        found.info().startInstant().filter(started::equals).isPresent());
    }

    static Optional<ProcessRecord> read(Path folder, String part) {
        Path file = file(folder, part);
        if (!Files.exists(file)) return Optional.empty();
        var stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
            return Optional.of(new ProcessRecord(
                    part,
                    Long.parseLong(stored.getProperty("pid")),
                    Instant.parse(stored.getProperty("started")),
                    Integer.parseInt(stored.getProperty("port")),
                    stored.getProperty("stopSignal")));
        } catch (IOException | RuntimeException unreadable) {
            throw new PlatformException("cannot read " + file + "; remove it once the process is gone", unreadable);
        }
    }

    void write(Path folder) throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", String.valueOf(pid));
        properties.setProperty("started", started.toString());
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("stopSignal", stopSignal);
        Path fresh = folder.resolve(part + ".tmp");
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            properties.store(writer, null);
        }
        Files.move(fresh, file(folder, part), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forget(Path folder) throws IOException {
        Files.deleteIfExists(file(folder, part));
    }

    private static Path file(Path folder, String part) {
        return folder.resolve(part + ".process");
    }
}
