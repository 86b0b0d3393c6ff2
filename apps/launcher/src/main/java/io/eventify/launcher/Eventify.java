package io.eventify.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code ./eventify} runs. Exit codes: 0 done, 1 failed, 2 the command line makes no sense. */
public final class Eventify {
    private final Platform platform;
    private final PrintStream out;

    private Eventify(Platform platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    /** Runs one command; the system property {@code eventify.checkout} names the root of the repository. */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        int code = run(arguments, out);
        out.flush();
        System.exit(code);
    }

    private static int run(String[] arguments, PrintStream out) {
        try {
            CommandLine line = CommandLine.parse(arguments);
            Path checkout = Path.of(System.getProperty("eventify.checkout", "."));
            Map<String, String> environment = System.getenv();
            return new Eventify(new Platform(Installation.of(checkout, environment), environment), out).run(line);
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            return 2;
        } catch (PlatformException failure) {
            System.err.println("eventify: " + failure.getMessage());
            return 1;
        } catch (Exception unexpected) {
            System.err.println("eventify: " + unexpected);
            unexpected.printStackTrace(System.err);
            return 1;
        }
    }

    private int run(CommandLine line) throws Exception {
        return switch (line.command()) {
            case "up" -> up(line);
            case "down" -> down();
            case "status" -> status(line);
            case "logs" -> logs(line);
            case "reset" -> reset(line);
            case "dlq" -> new DeadLetters(platform, out).run(line);
            case "rebuild" -> new Rebuild(platform.environment(), out).run(line);
            case "kill" -> kill(line);
            case "start" -> start(line);
            case "keep" -> keep();
            case "env" -> env();
            default -> help();
        };
    }

    private int up(CommandLine line) throws Exception {
        Instant begin = Instant.now();
        List<String> missing = new Liberty(platform.installation(), platform.environment()).missingApplications();
        boolean incomplete =
                line.has("--allow-missing") || Boolean.parseBoolean(System.getenv("EVENTIFY_ALLOW_MISSING"));
        if (!missing.isEmpty() && !incomplete) {
            throw new PlatformException("not built: " + String.join(", ", missing)
                    + ". Build them (./mvnw -pl apps/<name> package), or start without: ./eventify up --allow-missing");
        }
        try (var progress =
                new Progress(out, System.console() != null && System.console().isTerminal())) {
            progress.note(
                    "Starting the demo profile in " + platform.installation().home());
            if (!missing.isEmpty()) progress.note("  without " + String.join(", ", missing) + ": not built");
            platform.up(startable(), progress);
        }
        out.printf(
                Locale.ROOT,
                "%nReady in %.1f s.%n%n",
                Duration.between(begin, Instant.now()).toMillis() / 1000.0);
        out.println(greeting());
        return 0;
    }

    private List<Part> startable() {
        Installation installation = platform.installation();
        return platform.parts().stream()
                .filter(part ->
                        !part.name().equals("psp") || Files.exists(installation.artefact("psp-simulator", "jar")))
                .filter(part -> !part.name().equals(Liberty.COORDINATOR)
                        || Files.exists(installation.artefact("lra-coordinator", "war")))
                .toList();
    }

    private String greeting() {
        PlatformEnvironment environment = platform.environment();
        return """
                  Eventify   %s
                  Keycloak   %s
                  Payments   %s   (simulator: no real money)
                  Mail       %s   (catcher: nothing is delivered)

                  This is the DEMO profile: demo users and a demo client exist, payments are simulated. Not for production.
                  Users      customer1 customer2 organizer1 organizer2 checkin1 support1 admin1
                  Password   %s

                  ./eventify demo   ./eventify status   ./eventify logs [part]   ./eventify down""".formatted(
                        environment.gatewayUrl(),
                        environment.keycloakUrl(),
                        environment.pspUrl(),
                        environment.mailUrl(),
                        environment.secrets().get(Secrets.DEMO));
    }

    private int down() throws Exception {
        try (var progress = new Progress(out, false)) {
            platform.down(progress);
        }
        return 0;
    }

    private int status(CommandLine line) {
        Status status = Status.of(platform);
        out.println(line.has("--json") ? status.toJson().toString() : status.toText());
        if (!line.has("--json")) {
            status.parts().stream()
                    .filter(part -> part.state() == Status.State.FAILED)
                    .forEach(part -> platform.processes().left(part.name()).ifPresent(out::println));
        }
        return status.ready() ? 0 : 1;
    }

    private int logs(CommandLine line) throws Exception {
        List<String> started = Platform.partNames().stream()
                .filter(part -> Files.exists(platform.installation().log(part)))
                .toList();
        if (line.operands().isEmpty() && !line.has("-f")) {
            for (String part : started)
                out.printf(
                        "%s%n%s%n%n",
                        platform.installation().log(part),
                        Logs.tail(platform.installation().log(part), 5)
                                .indent(2)
                                .stripTrailing());
            return 0;
        }
        List<String> parts = line.operands().isEmpty() ? started : List.of(line.operand("part"));
        if (!Platform.partNames().containsAll(parts))
            throw new UsageException(
                    "no part named " + parts.getFirst() + "; there are " + String.join(", ", Platform.partNames()));
        List<Path> files = parts.stream().map(platform.installation()::log).toList();
        if (line.has("-f")) return Logs.follow(files, out);
        out.println(Logs.tail(files.getFirst(), 500));
        return 0;
    }

    private int reset(CommandLine line) throws Exception {
        Path home = platform.installation().home();
        if (!Files.isDirectory(home)) return 0;
        if (!line.has("--yes") && !confirmed(home)) {
            out.println("Nothing was changed.");
            return 1;
        }
        down();
        if (!Files.exists(platform.installation().settings())
                && !Files.exists(platform.installation().secrets())) {
            throw new PlatformException(home + " does not look like a platform's folder; remove it by hand");
        }
        Archives.delete(home);
        out.println("Emptied " + home);
        return 0;
    }

    private boolean confirmed(Path home) {
        var console = System.console();
        if (console == null || !console.isTerminal())
            throw new UsageException("./eventify reset asks before it deletes; without a terminal say --yes");
        return "yes"
                .equalsIgnoreCase(console.readLine("Delete all data in %s? Type yes: ", home)
                        .strip());
    }

    private int kill(CommandLine line) throws Exception {
        platform.processes().kill(line.operand("part"));
        return 0;
    }

    private int start(CommandLine line) throws Exception {
        try (var progress = new Progress(out, false)) {
            platform.start(line.operand("part"), progress);
        }
        return 0;
    }

    /** What the keeper's process runs; nobody types it. */
    private int keep() throws Exception {
        new Keeper(platform, out).run();
        return 0;
    }

    private int env() {
        platform.environment()
                .complete(platform.installation())
                .forEach((name, value) -> out.println(name + "=" + value));
        return 0;
    }

    private int help() {
        out.println("""
                ./eventify up [--allow-missing]  build what is missing, start everything, return when ready
                ./eventify down                  stop everything
                ./eventify status [--json]       parts, addresses, demo password; exit code 0 when all is ready
                ./eventify logs [part] [-f]      show or follow logs
                ./eventify reset [--yes]         stop, and delete all data
                ./eventify test                  build and run all tests
                ./eventify demo | check | bench | faults
                ./eventify dlq list | show <context> [id] | replay <context> <id>|all | discard <context> <id>|all
                ./eventify rebuild catalogue     build search and event pages anew from the other services, while they are read
                ./eventify env                   the environment of this platform, with its secrets, for tests
                ./eventify kill|start <part>     crash one part (it stays dead), start it again
                ./eventify start <context>       one service alone, on the first port + 11

                EVENTIFY_PORT   first port, default 8080     EVENTIFY_HOME  data folder, default .eventify
                EVENTIFY_BUILD  never: do not build          JAVA_HOME      a JDK 25 or newer""");
        return 0;
    }
}
