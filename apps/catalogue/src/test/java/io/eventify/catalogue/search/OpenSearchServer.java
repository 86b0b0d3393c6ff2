package io.eventify.catalogue.search;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real OpenSearch of one node on loopback, from its unpacked distribution; gone with {@link #close()} or with this process. Its data, configuration and logs lie in a
 * folder of its own. OpenSearch refuses root, so that as root it runs as {@code postgres} or {@code nobody}. Needs nothing but the JDK, so that the benchmark can run it too.
 */
final class OpenSearchServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final String HEAP = System.getProperty("eventify.opensearch.heap", "512m");

    private final Process process;
    private final Path work;
    private final int port;

    private OpenSearchServer(Process process, Path work, int port) {
        this.process = process;
        this.work = work;
        this.port = port;
    }

    /**
     * {@code java io.eventify.catalogue.search.OpenSearchServer <distribution> <port>}: runs until its standard input ends.
     *
     * @param arguments the unpacked distribution and the port for HTTP
     */
    public static void main(String[] arguments) throws Exception {
        try (OpenSearchServer server = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println("OpenSearch answers at " + server.host());
            while (System.in.read() >= 0) {
                // whatever comes, only its end counts
            }
        }
    }

    /** On a free port; returns when it answers. */
    static OpenSearchServer start(Path distribution) throws IOException, InterruptedException {
        return start(distribution, freePort());
    }

    private static OpenSearchServer start(Path distribution, int port) throws IOException, InterruptedException {
        Path work = folder();
        configure(distribution.toAbsolutePath(), work, port);
        ProcessBuilder command = new ProcessBuilder(command(distribution.toAbsolutePath(), work))
                .directory(distribution.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(work.resolve("output").toFile());
        command.environment().put("OPENSEARCH_JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("OPENSEARCH_PATH_CONF", work.resolve("config").toString());
        command.environment().put("OPENSEARCH_TMPDIR", work.resolve("tmp").toString());
        command.environment().remove("OPENSEARCH_JAVA_OPTS");
        OpenSearchServer server = new OpenSearchServer(command.start(), work, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "opensearch-stop"));
        server.awaitHealth();
        return server;
    }

    /** {@code host:port}. */
    String host() {
        return "127.0.0.1:" + port;
    }

    /** What it answers to a GET. */
    String get(String path) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://" + host() + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(path + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    private void awaitHealth() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(START);
        while (true) {
            try {
                get("/_cluster/health?wait_for_status=yellow&timeout=5s");
                return;
            } catch (IOException notYet) {
                if (process.waitFor(300, TimeUnit.MILLISECONDS) || Instant.now().isAfter(limit)) {
                    String output = Files.readString(work.resolve("output"));
                    close();
                    throw new IOException("OpenSearch did not start: " + output, notYet);
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
            }
            if (Files.exists(work)) {
                try (Stream<Path> files = Files.walk(work)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("cannot remove " + work + ": " + e);
        }
    }

    /* Whoever it runs as can write there. */
    private static Path folder() throws IOException {
        Path work = Files.createTempDirectory("eventify-opensearch");
        for (Path folder : List.of(
                work, work.resolve("config"), work.resolve("data"), work.resolve("logs"), work.resolve("tmp"))) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return work;
    }

    private static void configure(Path distribution, Path work, int port) throws IOException {
        Path config = work.resolve("config");
        Files.writeString(config.resolve("opensearch.yml"), """
                cluster.name: eventify-%1$d
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: %1$d
                transport.port: 0
                path.data: %2$s/data
                path.logs: %2$s/logs
                cluster.routing.allocation.disk.threshold_enabled: false
                """.formatted(port, work));
        Files.copy(distribution.resolve("config/log4j2.properties"), config.resolve("log4j2.properties"));
        // its own options, but for the heap and for files beside the program
        List<String> options = new ArrayList<>(Files.readAllLines(distribution.resolve("config/jvm.options")).stream()
                .filter(line -> Stream.of("-Xms", "-Xmx", "gc.log", "HeapDump", "ErrorFile")
                        .noneMatch(line::contains))
                .toList());
        options.addAll(List.of("-Xms" + HEAP, "-Xmx" + HEAP));
        Files.write(config.resolve("jvm.options"), options);
        try (Stream<Path> files = Files.list(config)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
        }
    }

    private static List<String> command(Path distribution, Path work) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            Process id = new ProcessBuilder("sh", "-c", "id -u postgres 2>/dev/null || id -u nobody")
                    .directory(work.toFile())
                    .start();
            command.addAll(List.of(
                    "setpriv", "--reuid=" + new String(id.getInputStream().readAllBytes()).strip(), "--clear-groups"));
            id.waitFor();
        }
        command.addAll(List.of("bash", distribution.resolve("bin/opensearch").toString()));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
