package io.eventify.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where things lie: the checkout with its builds, and the home that holds everything one platform writes.
 *
 * @param checkout the root of the repository
 * @param home data, logs and process records; {@code EVENTIFY_HOME}, by default {@code .eventify} in the checkout
 */
record Installation(Path checkout, Path home) {

    static Installation of(Path checkout, Map<String, String> environment) {
        String home = environment.getOrDefault("EVENTIFY_HOME", "");
        Path folder = home.isBlank() ? checkout.resolve(".eventify") : Path.of(home);
        return new Installation(
                checkout.toAbsolutePath().normalize(), folder.toAbsolutePath().normalize());
    }

    Path dist() {
        return checkout.resolve("apps/launcher/target/dist");
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path records() {
        return home.resolve("run");
    }

    Path secrets() {
        return home.resolve("secrets.properties");
    }

    Path settings() {
        return home.resolve("platform.properties");
    }

    Path migrations(String context) {
        return checkout.resolve("db/migrations").resolve(context);
    }

    /** The built artefact of a module under {@code apps/}, for example {@code inventory.war}. */
    Path artefact(String module, String extension) {
        return checkout.resolve("apps").resolve(module).resolve("target").resolve(module + "." + extension);
    }

    void createFolders() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(records());
        } catch (IOException failure) {
            throw new PlatformException("cannot create " + home + ": " + failure.getMessage(), failure);
        }
    }
}
