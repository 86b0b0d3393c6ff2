package io.eventify.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The web app's server: renders the pages that everybody reads and serves the app's files, behind the gateway.
 *
 * @param installation where its program lies
 * @param environment its addresses
 */
record Web(Installation installation, PlatformEnvironment environment) {
    static final String NAME = "web";
    private static final String OWN_NODE = "EVENTIFY_NODE";

    /** Whether there is something to start: a build without the web app is a whole platform, too. */
    static boolean isBuilt(Installation installation) {
        return Files.exists(program(installation));
    }

    Part part() {
        int port = environment.ports().web();
        return new Part(
                NAME,
                List.of(port),
                Set.of(),
                Duration.ofSeconds(60),
                "TERM",
                this::prepare,
                () -> Probes.answersOk("http://127.0.0.1:" + port + "/health"),
                Part.Afterwards.NOTHING);
    }

    private Part.Launch prepare() throws Exception {
        Path folder = installation.home().resolve(NAME);
        Files.createDirectories(folder);
        return new Part.Launch(
                List.of(
                        node(installation, System.getenv()),
                        "--max-old-space-size=256",
                        program(installation).toString()),
                environment.web(),
                folder);
    }

    private static Path program(Installation installation) {
        return installation.checkout().resolve("apps/web/target/site/server/server.mjs");
    }

    /** {@code EVENTIFY_NODE}, else the one that the build brought, else that of the PATH. */
    static String node(Installation installation, Map<String, String> caller) throws IOException {
        String own = caller.getOrDefault(OWN_NODE, "");
        if (!own.isBlank()) {
            if (Files.isExecutable(Path.of(own))) return own;
            throw new PlatformException(OWN_NODE + " names no program: " + own);
        }
        Path packages = installation.checkout().resolve("apps/web/node_modules");
        if (Files.isDirectory(packages)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(packages, "node-*")) {
                for (Path candidate : found) {
                    Path program = candidate.resolve("bin/node");
                    if (Files.isExecutable(program)) return program.toString();
                }
            }
        }
        for (String folder : caller.getOrDefault("PATH", "").split(":")) {
            if (folder.isEmpty()) continue;
            Path program = Path.of(folder, "node");
            if (Files.isExecutable(program)) return program.toString();
        }
        throw new PlatformException(
                "no Node.js to run the web app: build apps/web, install Node.js 22 or newer, or name it in "
                        + OWN_NODE);
    }
}
