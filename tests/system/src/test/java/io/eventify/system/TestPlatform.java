package io.eventify.system;

import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.RunningPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * One platform for all tests of a run, on ports and in a folder of its own, so that a demo may run beside it. Started before the first test that asks for it,
 * stopped after the last one.
 */
public final class TestPlatform implements LauncherSessionListener {
    private static final Path CHECKOUT = Path.of(System.getProperty("eventify.checkout", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final String PORT = System.getProperty("eventify.test.port", "18080");
    private static final long COMMAND_MINUTES = 15;
    private static final Map<String, Api> PERSONS = new ConcurrentHashMap<>();
    private static RunningPlatform running;

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (TestPlatform.class) {
            if (running != null && !Boolean.getBoolean("eventify.test.keep")) {
                eventify("down");
                running = null;
            }
        }
    }

    /** The platform, started when it is not. */
    static synchronized RunningPlatform running() {
        if (running == null) {
            if (!Boolean.getBoolean("eventify.test.keep")) {
                // what an earlier run left, perhaps of an earlier schema
                eventify("reset", "--yes");
            }
            eventify("up");
            running = new RunningPlatform(environment());
        }
        return running;
    }

    /** A demo user at the gateway, logged in once for all tests: Keycloak takes two log-ins of one user at the same moment for an attack. */
    static Api person(String user) {
        return PERSONS.computeIfAbsent(user, name -> running().person(name));
    }

    /** A customer at the gateway. */
    static Customer customer(String user) {
        return new Customer(person(user), running().psp());
    }

    /** The provider's controls for tests. */
    static Api pspControls() {
        return Api.at(URI.create(running().value("EVENTIFY_PSP_URL") + "/simulator"));
    }

    /** Runs a command of {@code ./eventify} on the test platform; its output. */
    static String eventify(String... words) {
        return eventify(true, Map.of(), words);
    }

    /** The same, with settings of its own: of a second gateway, say. */
    static String eventifyWith(Map<String, String> settings, String... words) {
        return eventify(true, settings, words);
    }

    /** The same, for a command whose exit code tells a state, such as {@code status}. */
    static String eventifyWhateverItSays(String... words) {
        return eventify(false, Map.of(), words);
    }

    private static String eventify(boolean mustSucceed, Map<String, String> settings, String... words) {
        List<String> command =
                new ArrayList<>(List.of(CHECKOUT.resolve("eventify").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(CHECKOUT.toFile()).redirectErrorStream(true);
        builder.environment().put("EVENTIFY_PORT", PORT);
        builder.environment()
                .put(
                        "EVENTIFY_HOME",
                        System.getProperty(
                                "eventify.test.home",
                                CHECKOUT.resolve(".eventify-test").toString()));
        builder.environment().put("EVENTIFY_BUILD", "never");
        builder.environment().putAll(SETTINGS);
        builder.environment().putAll(settings);
        builder.environment().put("EVENTIFY_JVM_OPTIONS", System.getProperty("eventify.test.jvm.options", ""));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(COMMAND_MINUTES, TimeUnit.MINUTES) || (mustSucceed && process.exitValue() != 0)) {
                process.destroy();
                throw new IllegalStateException("./eventify " + String.join(" ", words) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Times that a test cannot wait for in their ordinary length, and room for one account to send what a hundred would. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("EVENTIFY_ORDER_PAYMENT_WINDOW", "PT15S"),
            // breakers open as they always do, and try again sooner
            Map.entry("EVENTIFY_PAYMENT_PSP_REST_MILLIS", "2000"),
            Map.entry("EVENTIFY_ORDER_PAYMENT_REST_MILLIS", "2000"),
            Map.entry("EVENTIFY_ORDER_INVENTORY_REST_MILLIS", "1000"),
            Map.entry("EVENTIFY_ORDER_TICKETING_REST_MILLIS", "1000"),
            Map.entry("EVENTIFY_LIMITS_ACCOUNT", "60000"),
            Map.entry("EVENTIFY_LIMITS_TIGHT_ACCOUNT", "60000"),
            Map.entry("EVENTIFY_LIMITS_ADDRESS", "120000"),
            Map.entry("EVENTIFY_LIMITS_CLIENT", "120000"),
            Map.entry("EVENTIFY_LIMITS_LOGIN_ADDRESS", "6000"),
            Map.entry("EVENTIFY_LIMITS_TIGHT_ADDRESS", "120000"));

    private static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        eventify("env").lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return environment;
    }
}
