package io.eventify.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a platform is doing.
 *
 * @param parts every part, running or not
 * @param urls where people and tools find it
 * @param demoPassword of the demo users; empty before the first start
 */
record Status(List<PartStatus> parts, Map<String, String> urls, String demoPassword) {

    /** Of one part. */
    enum State {
        READY,
        STARTING,
        STOPPED,
        DEAD,
        FAILED
    }

    /**
     * One part.
     *
     * @param name its name
     * @param state {@code DEAD} means that it was started, was not stopped by us, and is gone; {@code FAILED} that the keeper has given it up, too
     * @param pid empty when it does not run
     * @param port its main port
     * @param rssMiB memory in use, in MiB
     */
    record PartStatus(String name, State state, OptionalLong pid, int port, OptionalLong rssMiB) {}

    boolean ready() {
        return parts.stream().allMatch(part -> part.state() == State.READY);
    }

    static Status of(Platform platform) {
        PlatformEnvironment environment = platform.environment();
        var urls = new LinkedHashMap<String, String>();
        urls.put("gateway", environment.gatewayUrl());
        urls.put("keycloak", environment.keycloakUrl());
        urls.put("psp", environment.pspUrl());
        urls.put("mail", environment.mailUrl());
        List<PartStatus> parts = platform.parts().stream()
                .map(part -> of(part, platform.processes()))
                .toList();
        return new Status(parts, urls, environment.secrets().get(Secrets.DEMO));
    }

    private static PartStatus of(Part part, Processes processes) {
        var record = processes.record(part.name());
        var process = record.flatMap(ProcessRecord::process);
        if (process.isEmpty()) {
            return new PartStatus(
                    part.name(),
                    record.isEmpty() ? State.STOPPED : isGivenUp(part, processes) ? State.FAILED : State.DEAD,
                    OptionalLong.empty(),
                    part.port(),
                    OptionalLong.empty());
        }
        long pid = process.get().pid();
        return new PartStatus(
                part.name(),
                answers(part) ? State.READY : State.STARTING,
                OptionalLong.of(pid),
                part.port(),
                residentMiB(pid));
    }

    private static boolean isGivenUp(Part part, Processes processes) {
        return processes
                .left(part.name())
                .filter(why -> !why.equals(Processes.KILLED))
                .isPresent();
    }

    private static boolean answers(Part part) {
        try {
            return part.ready().isReady();
        } catch (Exception notReady) {
            return false;
        }
    }

    private static OptionalLong residentMiB(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    JsonObject toJson() {
        JsonObjectBuilder links = Json.createObjectBuilder();
        urls.forEach(links::add);
        var list = Json.createArrayBuilder();
        for (PartStatus part : parts) {
            list.add(Json.createObjectBuilder()
                    .add("name", part.name())
                    .add("state", part.state().name().toLowerCase(Locale.ROOT))
                    .add("pid", number(part.pid()))
                    .add("port", part.port())
                    .add("rssMiB", number(part.rssMiB())));
        }
        return Json.createObjectBuilder()
                .add("ready", ready())
                .add("urls", links)
                .add("demo", Json.createObjectBuilder().add("password", demoPassword))
                .add("parts", list)
                .build();
    }

    private static JsonValue number(OptionalLong value) {
        return value.isPresent() ? Json.createValue(value.getAsLong()) : JsonValue.NULL;
    }

    String toText() {
        var text = new StringBuilder("  %-12s %-9s %8s %6s %9s%n".formatted("part", "state", "pid", "port", "memory"));
        for (PartStatus part : parts) {
            text.append("  %-12s %-9s %8s %6d %9s%n"
                    .formatted(
                            part.name(),
                            part.state().name().toLowerCase(Locale.ROOT),
                            part.pid().isPresent() ? part.pid().getAsLong() : "-",
                            part.port(),
                            part.rssMiB().isPresent() ? part.rssMiB().getAsLong() + " MiB" : "-"));
        }
        return text.toString();
    }
}
