package io.eventify.launcher;

import java.nio.file.Path;

/** The JDK that runs the launcher also runs the parts. */
final class Java {
    private Java() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
