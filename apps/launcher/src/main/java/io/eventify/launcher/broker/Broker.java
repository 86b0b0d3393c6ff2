package io.eventify.launcher.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * Runs Artemis with the topology of {@code artemis/broker.xml}. Users come from {@code users.properties}, whose passwords are references
 * to environment variables, so that no password is ever in a file; roles from {@code roles.properties}.
 */
public final class Broker {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

    private Broker() {}

    /**
     * Starts the broker and returns; its own threads keep the process alive until a signal stops it.
     *
     * @param arguments the folder that holds {@code broker.xml}, {@code users.properties} and {@code roles.properties}
     * @throws Exception if the configuration is unreadable, a password is not set, or the journal cannot be opened
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var configuration = new FileConfiguration();
        var deployment =
                new FileDeploymentManager(folder.resolve("broker.xml").toUri().toString());
        deployment.addDeployable(configuration);
        deployment.readConfiguration();

        var broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(
                new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users(folder, System.getenv())));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "broker-stop"));
        broker.start();
    }

    private static SecurityConfiguration users(Path folder, Map<String, String> environment) throws IOException {
        var configuration = new SecurityConfiguration();
        Properties roles = read(folder.resolve("roles.properties"));
        read(folder.resolve("users.properties")).forEach((user, reference) -> {
            configuration.addUser(user.toString(), password(reference.toString(), environment));
            for (String role : roles.getProperty(user.toString(), "").split("\\s*,\\s*")) {
                if (!role.isBlank()) configuration.addRole(user.toString(), role);
            }
        });
        return configuration;
    }

    static String password(String reference, Map<String, String> environment) {
        Matcher variable = REFERENCE.matcher(reference.strip());
        if (!variable.matches()) {
            throw new IllegalArgumentException(
                    "users.properties: a password must be a reference such as ${EVENTIFY_BROKER_ORDER_PASSWORD}");
        }
        String password = environment.get(variable.group(1));
        if (password == null || password.isBlank())
            throw new IllegalArgumentException(variable.group(1) + " is not set");
        return password;
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception failure) {
            System.err.println(
                    "The broker did not stop cleanly; its journal is recovered at the next start: " + failure);
        }
    }
}
