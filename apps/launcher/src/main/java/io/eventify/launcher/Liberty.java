package io.eventify.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Open Liberty servers: all services in one, and the LRA coordinator in another. The program is shared, what a server writes lies in the
 * home. Web applications are copied there, so that a build does not pull them from under a running platform.
 *
 * @param installation where programs, configuration and servers lie
 * @param environment the configuration of the applications
 */
record Liberty(Installation installation, PlatformEnvironment environment) {
    static final String SERVICES = "eventify";
    static final String COORDINATOR = "coordinator";
    private static final String SELECTED = "EVENTIFY_SERVICE";
    /** The server says that an application will not come: not started, not valid, not found. */
    private static final Pattern HOPELESS =
            Pattern.compile("CWWKZ0002E|CWWKZ0004E|CWWKZ0106E|CWWKZ0404E|CWWKF0001E|CWWKG0014E|CWWKF0032E");

    Part services() {
        Ports ports = environment.ports();
        return server(
                SERVICES,
                List.of(ports.services(), ports.gateway()),
                Set.of("postgres", "redis", "artemis"),
                "all-in-one",
                Contexts.ALL,
                environment.services());
    }

    Part coordinator() {
        return server(
                COORDINATOR,
                List.of(environment.ports().coordinator()),
                Set.of("postgres"),
                "lra-coordinator",
                List.of("lra-coordinator"),
                environment.coordinator());
    }

    /** One service in a server of its own, beside or instead of its copy in the all-in-one server. Callers find it by {@code <CONTEXT>_MP_REST_URL}. */
    Part single(String context) {
        var variables = new LinkedHashMap<>(environment.services());
        variables.put(
                "EVENTIFY_HTTP_INTERNAL_PORT",
                String.valueOf(environment.ports().single()));
        variables.put(
                "EVENTIFY_" + Contexts.variable(context) + "_URL",
                "http://127.0.0.1:" + environment.ports().single() + "/" + context);
        variables.put(SELECTED, context);
        var ports = new ArrayList<>(List.of(environment.ports().single()));
        if (context.equals("gateway")) {
            // A second door to the same platform: only its port differs, the public address stays that of the first.
            ports.add(environment.ports().secondGateway());
            variables.put(
                    "EVENTIFY_HTTP_PUBLIC_PORT",
                    String.valueOf(environment.ports().secondGateway()));
            variables.put("EVENTIFY_GATEWAY_URL", environment.gatewayUrl());
        }
        return server(context, ports, Set.of("postgres", "redis", "artemis"), "single", List.of(context), variables);
    }

    /** Web applications that no one has built. */
    List<String> missingApplications() {
        var missing = new ArrayList<String>();
        for (String module : Contexts.ALL) if (!Files.exists(installation.artefact(module, "war"))) missing.add(module);
        if (!Files.exists(installation.artefact("lra-coordinator", "war"))) missing.add("lra-coordinator");
        return missing;
    }

    private Part server(
            String name,
            List<Integer> ports,
            Set<String> needs,
            String folder,
            List<String> applications,
            Map<String, String> variables) {
        String health = "http://127.0.0.1:" + ports.getFirst() + "/health/ready";
        return new Part(
                name,
                ports,
                needs,
                Duration.ofSeconds(420),
                "TERM",
                () -> prepare(name, folder, applications, variables),
                () -> {
                    refuseHopeless(name);
                    return Probes.answersOk(health);
                },
                Part.Afterwards.NOTHING);
    }

    private Part.Launch prepare(String name, String folder, List<String> applications, Map<String, String> variables)
            throws IOException {
        Path user = installation.home().resolve("liberty").resolve(name);
        Path server = user.resolve("servers").resolve(name);
        Path sources = installation.checkout().resolve("liberty");
        Archives.mirror(sources.resolve("shared"), user.resolve("shared/config/shared"));
        Archives.mirror(sources.resolve("services"), user.resolve("shared/config/services"));
        for (String library : List.of("lib-jpa", "lib-jdbc", "lib-messaging")) {
            Archives.mirror(
                    installation.dist().resolve(library),
                    user.resolve("shared/resources").resolve(library));
        }
        boolean changed = false;
        for (String application : applications) {
            Path built = installation.artefact(application, "war");
            Path copy = user.resolve("shared/apps").resolve(application + ".war");
            if (Files.exists(built)) changed |= Archives.copyIfChanged(built, copy);
            else leaveOut(application, user);
        }
        // The build is reproducible: entries of an archive keep their time when their content changes, and the server
        // would go on with what it cached.
        if (changed) Archives.delete(user.resolve("output").resolve(name).resolve("workarea"));
        Files.createDirectories(server);
        try (var files = Files.newDirectoryStream(sources.resolve(folder))) {
            for (Path file : files) Archives.copyIfChanged(file, server.resolve(file.getFileName()));
        }
        // Includes are resolved before environment variables are known to the configuration.
        String selected = variables.get(SELECTED);
        if (selected != null)
            Files.writeString(
                    server.resolve("bootstrap.properties"), SELECTED + "=" + selected + System.lineSeparator());
        return new Part.Launch(command(name, server), variables(user, server, variables), server);
    }

    /** The server would wait for an application that is configured and not there, and never be ready. */
    private static void leaveOut(String application, Path user) throws IOException {
        Files.deleteIfExists(user.resolve("shared/apps").resolve(application + ".war"));
        Files.writeString(
                user.resolve("shared/config/services").resolve(application + ".xml"),
                "<server description=\"" + application + " is not built\"/>\n");
    }

    private Map<String, String> variables(Path user, Path server, Map<String, String> configured) {
        var variables = new LinkedHashMap<>(configured);
        variables.put("WLP_USER_DIR", user.toString());
        variables.put("WLP_OUTPUT_DIR", user.resolve("output").toString());
        variables.put("LOG_DIR", server.resolve("logs").toString());
        return variables;
    }

    /** What Liberty's own script runs; started directly, so that the process that we know is the server itself. */
    private List<String> command(String name, Path server) throws IOException {
        Path program = installation.dist().resolve("wlp");
        var command = new ArrayList<>(List.of(Java.executable()));
        command.addAll(options(program.resolve("lib/platform/java/java9.options")));
        command.addAll(options(installation.checkout().resolve("liberty/jvm.options")));
        if (Files.exists(server.resolve("jvm.options"))) command.addAll(options(server.resolve("jvm.options")));
        command.addAll(PlatformEnvironment.jvmOptions(System.getenv()));
        command.addAll(List.of(
                "-javaagent:" + program.resolve("bin/tools/ws-javaagent.jar"),
                "-Djava.awt.headless=true",
                "-Djdk.attach.allowAttachSelf=true",
                "-jar",
                program.resolve("bin/tools/ws-server.jar").toString(),
                name));
        return command;
    }

    static List<String> options(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private void refuseHopeless(String name) {
        Logs.tail(installation.log(name), 400)
                .lines()
                .filter(line -> HOPELESS.matcher(line).find())
                .findFirst()
                .ifPresent(line -> {
                    throw new PlatformException(
                            "%s: %s%n      its log: %s".formatted(name, line.strip(), installation.log(name)));
                });
    }
}
