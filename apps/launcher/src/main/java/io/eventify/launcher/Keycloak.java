package io.eventify.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Keycloak on PostgreSQL with the realm of {@code keycloak/}. The distribution is augmented once ("kc.sh build"); each platform has a home
 * of its own, so that two of them share the program and nothing else.
 *
 * @param installation where its home lies
 * @param environment its address and the secrets that the realm refers to
 */
record Keycloak(Installation installation, PlatformEnvironment environment) {
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--cache=local", "--health-enabled=false", "--metrics-enabled=false");

    Part part() {
        // The realm answers only once the import has been committed; "started" in the log comes earlier.
        return new Part(
                "keycloak",
                List.of(environment.ports().keycloak()),
                Set.of("postgres"),
                Duration.ofSeconds(420),
                "TERM",
                this::prepare,
                () -> Probes.answersOk(environment.issuer() + "/.well-known/openid-configuration"),
                Part.Afterwards.NOTHING);
    }

    private Part.Launch prepare() throws Exception {
        Path distribution = Archives.only(installation.dist(), "keycloak-*");
        build(distribution);
        Path folder = installation.home().resolve("keycloak");
        Path imports = folder.resolve("data/import");
        Files.createDirectories(imports);
        Archives.mirror(distribution.resolve("conf"), folder.resolve("conf"));
        // Themes are the product's own look; a copy, so that a change of the checkout shows after the next start.
        Path themes = folder.resolve("themes");
        if (Files.isSymbolicLink(themes)) Files.delete(themes);
        Archives.mirror(installation.checkout().resolve("keycloak/themes"), themes);
        for (String shared : List.of("lib", "providers"))
            Archives.link(folder.resolve(shared), distribution.resolve(shared));
        PrivateFiles.write(imports.resolve("eventify-realm.json"), realm().toString());

        var command = java(distribution, folder);
        command.addAll(List.of("start", "--optimized", "--import-realm"));
        return new Part.Launch(command, settings(), folder);
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<>(environment.realm());
        settings.put(
                "KC_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + environment.ports().postgres() + "/keycloak");
        settings.put("KC_DB_USERNAME", "keycloak");
        settings.put("KC_DB_PASSWORD", environment.secrets().get(Secrets.KEYCLOAK_DATABASE));
        settings.put("KC_DB_POOL_MAX_SIZE", "20");
        settings.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        settings.put("KC_BOOTSTRAP_ADMIN_PASSWORD", environment.secrets().get(Secrets.ADMIN_KEYCLOAK));
        settings.put("KC_HTTP_ENABLED", "true");
        settings.put("KC_HTTP_HOST", "127.0.0.1");
        settings.put("KC_HTTP_PORT", String.valueOf(environment.ports().keycloak()));
        settings.put("KC_HOSTNAME", environment.keycloakUrl());
        settings.put("KC_HOSTNAME_STRICT", "true");
        return settings;
    }

    /** The realm with the demo profile's users and client laid over it. */
    private JsonObject realm() throws IOException {
        return merge(read("eventify-realm.json"), read("eventify-demo.json"));
    }

    /** Arrays are appended, objects and plain values of the overlay win. */
    static JsonObject merge(JsonObject base, JsonObject overlay) {
        JsonObjectBuilder merged = Json.createObjectBuilder(base);
        overlay.forEach((name, value) -> {
            if (base.get(name) instanceof JsonArray before && value instanceof JsonArray added) {
                JsonArrayBuilder both = Json.createArrayBuilder(before);
                added.forEach(both::add);
                merged.add(name, both);
            } else {
                merged.add(name, value);
            }
        });
        return merged.build();
    }

    private JsonObject read(String name) throws IOException {
        try (Reader file = Files.newBufferedReader(
                        installation.checkout().resolve("keycloak").resolve(name));
                JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        }
    }

    /** Augmenting takes about ten seconds and depends on the build options only. Two platforms that start at once take turns. */
    private void build(Path distribution) throws Exception {
        Path marker = distribution.resolve("built-with-options");
        if (built(marker)) return;
        try (FileChannel lock = FileChannel.open(
                        distribution.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (built(marker)) return;
            var command = java(distribution, distribution);
            command.add("build");
            command.addAll(BUILD_OPTIONS);
            Path log = installation.log("keycloak");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            // Keycloak's own launcher script calls exit code 10 "built, start again".
            if (!process.waitFor(180, TimeUnit.SECONDS) || (process.exitValue() != 0 && process.exitValue() != 10)) {
                process.destroyForcibly();
                throw new PlatformException("keycloak: its build step failed; its log: %s%n%s"
                        .formatted(log, Logs.tail(log, 12).indent(6)));
            }
            Files.writeString(marker, String.join(" ", BUILD_OPTIONS));
        }
    }

    private static boolean built(Path marker) throws IOException {
        return Files.exists(marker) && Files.readString(marker).equals(String.join(" ", BUILD_OPTIONS));
    }

    /** What Keycloak's kc.sh runs; started directly, so that the process that we know is the server itself and signals reach it. */
    private static ArrayList<String> java(Path distribution, Path home) {
        return new ArrayList<>(List.of(
                Java.executable(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseG1GC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    }
}
