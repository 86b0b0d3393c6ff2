package io.eventify.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Shows the ends of log files, and follows them. */
final class Logs {
    private static final int LARGEST_TAIL = 256 << 10;

    private Logs() {}

    /** The last lines of a file; empty when there is no file. */
    static String tail(Path file, int lines) {
        if (!Files.exists(file)) return "";
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, content.length() - LARGEST_TAIL);
            content.seek(from);
            byte[] end = new byte[(int) (content.length() - from)];
            content.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException unreadable) {
            return "(" + file + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    /** Prints a file's end and what is appended to it, until the process is interrupted. {@code tail -F} notices rotation. */
    static int follow(List<Path> files, PrintStream out) throws IOException, InterruptedException {
        out.flush();
        var command = new ArrayList<>(List.of("tail", "-n", "50", "-F"));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        process.waitFor(1, TimeUnit.DAYS);
        return 0;
    }
}
