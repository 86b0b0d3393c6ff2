package io.eventify.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One part of the platform: an operating-system process of its own.
 *
 * @param name as shown to people, and in file names
 * @param ports what it listens on, the main one first
 * @param needs parts that must be ready before this one starts
 * @param startLimit how long it may take until it is ready
 * @param stopSignal the signal that makes it stop orderly
 * @param program prepares files and says what to run
 * @param ready whether it does its work, asked again and again until it does
 * @param afterwards what belongs to its start once it is ready, such as creating databases
 */
record Part(
        String name,
        List<Integer> ports,
        Set<String> needs,
        Duration startLimit,
        String stopSignal,
        Program program,
        Probe ready,
        Afterwards afterwards) {

    /** What to run. */
    record Launch(List<String> command, Map<String, String> environment, Path directory) {}

    /** Prepares a part's files; called before each start. */
    @FunctionalInterface
    interface Program {
        Launch prepare() throws Exception;
    }

    /** Answers whether a part is ready. An exception means: not yet. */
    @FunctionalInterface
    interface Probe {
        /** @throws PlatformException if it will never be ready, and waiting longer makes no sense */
        boolean isReady() throws Exception;
    }

    /** Work that follows a start. */
    @FunctionalInterface
    interface Afterwards {
        Afterwards NOTHING = () -> {};

        void run() throws Exception;
    }

    int port() {
        return ports.getFirst();
    }
}
