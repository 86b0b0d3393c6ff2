package io.eventify.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The secrets of one platform, made at random at its first start and kept beside its data, readable by the owner only.
 * Names are those of the environment variables that carry them.
 */
final class Secrets {
    static final String ADMIN_DATABASE = "EVENTIFY_DB_ADMIN_PASSWORD";
    static final String ADMIN_BROKER = "EVENTIFY_BROKER_ADMIN_PASSWORD";
    static final String ADMIN_KEYCLOAK = "EVENTIFY_KEYCLOAK_ADMIN_PASSWORD";
    static final String KEYCLOAK_DATABASE = "EVENTIFY_DB_KEYCLOAK_PASSWORD";
    static final String REDIS = "EVENTIFY_REDIS_PASSWORD";
    static final String DEMO = "EVENTIFY_DEMO_PASSWORD";
    /** The secret of the client that people in a browser log in through. */
    static final String WEB = "EVENTIFY_WEB_CLIENT_SECRET";
    /** The keys that the gateway encrypts sessions with. */
    static final String SESSION_KEYS = "EVENTIFY_SESSION_KEYS";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the secrets, and adds those that a newer version of the platform needs and an older one did not make.
     *
     * @throws PlatformException if the file can be neither read nor written
     */
    static Secrets loadOrCreate(Path file) {
        try {
            var secrets = new Secrets(read(file));
            if (secrets.complete()) secrets.write(file);
            return secrets;
        } catch (IOException failure) {
            throw new PlatformException("cannot keep the secrets in " + file + ": " + failure.getMessage(), failure);
        }
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) throw new IllegalArgumentException("no secret named " + name);
        return value;
    }

    static String databaseOf(String role) {
        return "EVENTIFY_DB_" + Contexts.variable(role) + "_PASSWORD";
    }

    static String brokerOf(String user) {
        return "EVENTIFY_BROKER_" + Contexts.variable(user) + "_PASSWORD";
    }

    static String clientOf(String client) {
        return "EVENTIFY_" + Contexts.variable(client) + "_CLIENT_SECRET";
    }

    private static Map<String, String> read(Path file) throws IOException {
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            var stored = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                stored.load(reader);
            }
            stored.stringPropertyNames().forEach(name -> values.put(name, stored.getProperty(name)));
        }
        return values;
    }

    private boolean complete() {
        int before = values.size();
        for (String name : new String[] {ADMIN_DATABASE, ADMIN_BROKER, ADMIN_KEYCLOAK, KEYCLOAK_DATABASE, REDIS})
            add(name, () -> random(32));
        for (String context : Contexts.WITH_DATABASE) {
            add(databaseOf(context), () -> random(32));
            add(databaseOf(context + "_owner"), () -> random(32));
            add(brokerOf(context), () -> random(32));
        }
        add(brokerOf("gateway"), () -> random(32));
        add(databaseOf("lra"), () -> random(32));
        for (String context : Contexts.ALL) add(clientOf(context), () -> random(40));
        add(clientOf("lra-coordinator"), () -> random(40));
        add(WEB, () -> random(40));
        add(SESSION_KEYS, () -> "1:" + key());
        add("EVENTIFY_PSP_SECRET_KEY", () -> "sk_test_" + random(32));
        add("EVENTIFY_PSP_PUBLISHABLE_KEY", () -> "pk_test_" + random(32));
        add("EVENTIFY_PSP_WEBHOOK_SECRET", () -> "whsec_" + random(32));
        add("EVENTIFY_TICKET_SIGNING_KEY", Secrets::signingKey);
        add(DEMO, () -> "demo-" + random(10));
        return values.size() > before;
    }

    private void add(String name, Supplier<String> maker) {
        values.computeIfAbsent(name, _ -> maker.get());
    }

    private void write(Path file) throws IOException {
        var properties = new Properties();
        properties.putAll(values);
        var text = new StringWriter();
        properties.store(text, "Generated at the first start. Keep private; ./eventify reset makes new ones.");
        PrivateFiles.write(file, text.toString());
    }

    private static String random(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return text.toString();
    }

    /** 256 bits, in base64. */
    private static String key() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static String signingKey() {
        try {
            var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            return Base64.getEncoder().encodeToString(key.getEncoded());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no Ed25519", missing);
        }
    }
}
