package io.eventify.lra;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The coordinator as it is deployed: Open Liberty with the configuration of {@code liberty/} and the built WAR, in a process that can be killed. */
final class TestCoordinator implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final Path WLP = Path.of(System.getProperty("wlp"));

    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> options;
    private Process process;

    /** {@code -Dcoordinator.options="…"} adds options to the server's JVM, to see what a test is for: see the README. */
    TestCoordinator(String name, TestDatabase database, TestIssuer issuer, TestParticipants participants)
            throws IOException {
        this.folder = WLP.resolveSibling("it-" + name);
        this.port = Processes.freePort();
        this.options = Stream.of(System.getProperty("coordinator.options", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList();
        this.environment = Map.ofEntries(
                Map.entry("EVENTIFY_HTTP_HOST", "127.0.0.1"),
                Map.entry("EVENTIFY_HTTP_INTERNAL_PORT", String.valueOf(port)),
                Map.entry("EVENTIFY_LRA_URL", url().toString()),
                Map.entry("EVENTIFY_ORDER_URL", participants.url().toString()),
                Map.entry("EVENTIFY_LRA_RECOVERY_PERIOD", "PT1S"),
                Map.entry("EVENTIFY_DB_HOST", "127.0.0.1"),
                Map.entry("EVENTIFY_DB_PORT", String.valueOf(database.port)),
                Map.entry("EVENTIFY_DB_LRA_PASSWORD", TestDatabase.PASSWORD),
                Map.entry("EVENTIFY_ISSUER", issuer.issuer()),
                Map.entry("EVENTIFY_JWKS_URL", issuer.jwksUrl()),
                Map.entry("EVENTIFY_TOKEN_URL", issuer.tokenUrl()),
                Map.entry("EVENTIFY_LRA_COORDINATOR_CLIENT_SECRET", TestIssuer.SECRET),
                Map.entry("WLP_USER_DIR", folder.toString()),
                Map.entry("WLP_OUTPUT_DIR", folder.resolve("output").toString()),
                Map.entry("LOG_DIR", folder.resolve("logs").toString()));
        prepare();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/lra-coordinator");
    }

    TestCoordinator start() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Files.readAllLines(WLP.resolve("lib/platform/java/java9.options")).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-Djava.awt.headless=true",
                "-javaagent:" + WLP.resolve("bin/tools/ws-javaagent.jar"),
                "-jar",
                WLP.resolve("bin/tools/ws-server.jar").toString(),
                "coordinator"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        builder.directory(folder.toFile());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        return this;
    }

    TestCoordinator awaitReady() {
        Awaitility.await("ready; its log is " + log())
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> readiness() == 200);
        return this;
    }

    /** Status of the readiness probe, 0 while nothing answers. */
    int readiness() {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(url().resolve("/health/ready"))
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    URI begin(String token, Duration timeLimit) throws IOException, InterruptedException {
        HttpResponse<String> response = send("POST", "/start?ClientID=test&TimeLimit=" + timeLimit.toMillis(), token);
        return URI.create(expect(201, response).body());
    }

    HttpResponse<String> join(String token, URI lra, TestParticipants participants, String participant)
            throws IOException, InterruptedException {
        return expect(200, send("PUT", "/" + uid(lra), token, "Link", participants.links(participant)));
    }

    /** What the coordinator says the saga has come to. */
    String end(String token, URI lra, String verb) throws IOException, InterruptedException {
        return expect(200, send("PUT", "/" + uid(lra) + "/" + verb, token)).body();
    }

    int status(String token, URI lra) throws IOException, InterruptedException {
        return send("GET", "/" + uid(lra) + "/status", token).statusCode();
    }

    static String uid(URI lra) {
        return lra.getPath().substring(lra.getPath().lastIndexOf('/') + 1);
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError("answered " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    HttpResponse<String> send(String method, String path, String token, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("cannot be killed");
        }
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        return process.exitValue();
    }

    Path log() {
        return folder.resolve("console.log");
    }

    private void prepare() throws IOException {
        Processes.delete(folder);
        Path sources = WLP.resolveSibling("../../../liberty").normalize();
        copy(sources.resolve("lra-coordinator/server.xml"), "servers/coordinator/server.xml");
        copy(sources.resolve("services/lra-coordinator.xml"), "shared/config/services/lra-coordinator.xml");
        try (var fragments = Files.newDirectoryStream(sources.resolve("shared"))) {
            for (Path fragment : fragments) {
                copy(fragment, "shared/config/shared/" + fragment.getFileName());
            }
        }
        copy(Path.of(System.getProperty("war")), "shared/apps/lra-coordinator.war");
        addToWar(UpstreamRecovery.class);
        Path driver = Path.of(URI.create(org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        copy(driver, "shared/resources/lib-jdbc/" + driver.getFileName());
    }

    private void addToWar(Class<?> type) throws IOException {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (FileSystem war = FileSystems.newFileSystem(folder.resolve("shared/apps/lra-coordinator.war"));
                InputStream bytes = type.getResourceAsStream(file)) {
            Files.copy(bytes, war.getPath("/WEB-INF/classes" + file));
        }
    }

    private void copy(Path source, String target) throws IOException {
        Path file = folder.resolve(target);
        Files.createDirectories(file.getParent());
        Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** In good order, so that what measures the server can write what it saw; not for ever. */
    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            stop(process);
        }
    }
}
