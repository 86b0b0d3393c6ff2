package io.eventify.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Tells the person at the shell what is being started and for how long: a line per part, and at a terminal a live last line. */
final class Progress implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Instant> waiting = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        long milliseconds = terminal ? 250 : QUIET.toMillis();
        clock.scheduleAtFixedRate(this::remind, milliseconds, milliseconds, TimeUnit.MILLISECONDS);
    }

    synchronized void started(String part) {
        waiting.put(part, Instant.now());
        remindAtTerminal();
    }

    synchronized void ready(String part) {
        Instant since = waiting.remove(part);
        line("  %-12s ready in %s".formatted(part, seconds(since == null ? Instant.now() : since)));
        remindAtTerminal();
    }

    synchronized void already(String part) {
        line("  %-12s already running".formatted(part));
    }

    synchronized void failed(String part) {
        Instant since = waiting.remove(part);
        line("  %-12s failed after %s".formatted(part, seconds(since == null ? Instant.now() : since)));
    }

    synchronized void note(String text) {
        line(text);
    }

    synchronized void stopping() {
        waiting.clear();
        line("Stopping what was started …");
    }

    private void line(String text) {
        out.print(terminal ? "\r\033[K" + text + System.lineSeparator() : text + System.lineSeparator());
        out.flush();
    }

    private synchronized void remind() {
        if (waiting.isEmpty()) return;
        if (terminal) remindAtTerminal();
        else line("  … " + pending());
    }

    private void remindAtTerminal() {
        if (!terminal || waiting.isEmpty()) return;
        String text = "  … " + pending();
        out.print("\r\033[K" + text.substring(0, Math.min(text.length(), 110)));
        out.flush();
    }

    private String pending() {
        return waiting.entrySet().stream()
                .map(entry -> entry.getKey() + " " + seconds(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Instant since) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        if (terminal) out.print("\r\033[K");
        out.flush();
    }
}
