package io.eventify.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables of docs/architecture.md for one platform. Parts get only what they need; {@code ./eventify env} prints it all.
 *
 * @param ports the platform's ports
 * @param secrets the platform's secrets
 * @param hasWeb whether the web app's server is a part
 */
record PlatformEnvironment(Ports ports, Secrets secrets, boolean hasWeb) {
    private static final String LOOPBACK = "127.0.0.1";

    /** What every process needs from the shell that started it, and nothing else of it. */
    static Map<String, String> inherited() {
        var environment = new TreeMap<String, String>();
        for (String name : new String[] {"PATH", "HOME", "USER", "LOGNAME", "TMPDIR"}) {
            String value = System.getenv(name);
            if (value != null) environment.put(name, value);
        }
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return environment;
    }

    /**
     * Settings of the services that the caller of {@code ./eventify} makes, such as {@code EVENTIFY_ORDER_PAYMENT_WINDOW} or {@code EVENTIFY_LIMITS_ACCOUNT}. What the launcher
     * itself decides (addresses, secrets) stays its own.
     */
    static Map<String, String> tuning(Map<String, String> caller) {
        var tuning = new TreeMap<String, String>();
        caller.forEach((name, value) -> {
            boolean ofService = name.startsWith("EVENTIFY_LIMITS_")
                    || name.startsWith("EVENTIFY_SESSION_")
                    || name.startsWith("EVENTIFY_LIVE_")
                    || name.startsWith("EVENTIFY_WEB_")
                    || Contexts.ALL.stream()
                            .anyMatch(context -> name.startsWith("EVENTIFY_" + Contexts.variable(context) + "_"));
            if (ofService) tuning.put(name, value);
        });
        return tuning;
    }

    /**
     * Options for the JVM of every Liberty server that the caller of {@code ./eventify} adds, in {@code EVENTIFY_JVM_OPTIONS}: an agent that measures coverage, a
     * debugger, a profiler. Separated by white space, so an option cannot contain any.
     */
    static List<String> jvmOptions(Map<String, String> caller) {
        return Arrays.stream(caller.getOrDefault("EVENTIFY_JVM_OPTIONS", "").split("\\s+"))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Variables of the web applications. */
    Map<String, String> services() {
        var environment = new LinkedHashMap<String, String>(tuning(System.getenv()));
        environment.put("EVENTIFY_PROFILE", "demo");
        environment.put("EVENTIFY_HTTP_HOST", LOOPBACK);
        environment.put("EVENTIFY_HTTP_PUBLIC_PORT", String.valueOf(ports.gateway()));
        environment.put("EVENTIFY_HTTP_INTERNAL_PORT", String.valueOf(ports.services()));
        environment.put("EVENTIFY_PUBLIC_URL", gatewayUrl());
        environment.put("EVENTIFY_LRA_URL", "http://%s:%d/lra-coordinator".formatted(LOOPBACK, ports.coordinator()));
        environment.putAll(identity());
        for (String context : Contexts.ALL) {
            String url = context.equals("gateway") ? gatewayUrl() : serviceUrl(context);
            environment.put("EVENTIFY_" + Contexts.variable(context) + "_URL", url);
            environment.put(Contexts.variable(context) + "_MP_REST_URL", url);
            put(environment, Secrets.clientOf(context));
        }
        environment.put("EVENTIFY_DB_HOST", LOOPBACK);
        environment.put("EVENTIFY_DB_PORT", String.valueOf(ports.postgres()));
        environment.put("EVENTIFY_BROKER_URL", "tcp://%s:%d".formatted(LOOPBACK, ports.artemis()));
        for (String context : Contexts.WITH_DATABASE) {
            put(environment, Secrets.databaseOf(context));
            put(environment, Secrets.brokerOf(context));
        }
        put(environment, Secrets.brokerOf("gateway"));
        environment.put(
                "EVENTIFY_REDIS_URL",
                "redis://:%s@%s:%d".formatted(secrets.get(Secrets.REDIS), LOOPBACK, ports.redis()));
        put(environment, Secrets.WEB, Secrets.SESSION_KEYS);
        environment.put("EVENTIFY_PSP_URL", pspUrl());
        put(
                environment,
                "EVENTIFY_PSP_SECRET_KEY",
                "EVENTIFY_PSP_PUBLISHABLE_KEY",
                "EVENTIFY_PSP_WEBHOOK_SECRET",
                "EVENTIFY_TICKET_SIGNING_KEY");
        environment.put("EVENTIFY_SMTP_HOST", LOOPBACK);
        environment.put("EVENTIFY_SMTP_PORT", String.valueOf(ports.mailSmtp()));
        if (hasWeb) {
            environment.putIfAbsent("EVENTIFY_WEB_URL", "http://%s:%d".formatted(LOOPBACK, ports.web()));
            // pages talk to the payment provider themselves: card data never comes to us
            environment.putIfAbsent("EVENTIFY_WEB_CONNECT_ORIGINS", pspUrl());
        }
        return environment;
    }

    /** Variables of the web app's server. It asks the gateway like any visitor, and knows no secret. */
    Map<String, String> web() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("EVENTIFY_WEB_HOST", LOOPBACK);
        environment.put("EVENTIFY_WEB_PORT", String.valueOf(ports.web()));
        environment.put("EVENTIFY_PUBLIC_URL", gatewayUrl());
        environment.put("EVENTIFY_WEB_GATEWAY_URL", "http://%s:%d".formatted(LOOPBACK, ports.gateway()));
        environment.put("EVENTIFY_WEB_PAYMENT_PROVIDER", "simulator");
        environment.put("EVENTIFY_WEB_PAYMENT_URL", pspUrl());
        return environment;
    }

    /** Variables of the LRA coordinator. */
    Map<String, String> coordinator() {
        var environment = new LinkedHashMap<>(identity());
        environment.put("EVENTIFY_PROFILE", "demo");
        environment.put("EVENTIFY_HTTP_HOST", LOOPBACK);
        environment.put("EVENTIFY_HTTP_INTERNAL_PORT", String.valueOf(ports.coordinator()));
        environment.put("EVENTIFY_LRA_URL", "http://%s:%d/lra-coordinator".formatted(LOOPBACK, ports.coordinator()));
        environment.put("EVENTIFY_DB_HOST", LOOPBACK);
        environment.put("EVENTIFY_DB_PORT", String.valueOf(ports.postgres()));
        put(environment, Secrets.databaseOf("lra"), Secrets.clientOf("lra-coordinator"));
        // whom the coordinator may call
        for (String context : Contexts.WITH_DATABASE)
            environment.put("EVENTIFY_" + Contexts.variable(context) + "_URL", serviceUrl(context));
        return environment;
    }

    /** Variables of the PSP simulator. */
    Map<String, String> psp(Path folder) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("EVENTIFY_PSP_PORT", String.valueOf(ports.psp()));
        environment.put("EVENTIFY_PSP_DATA", folder.toString());
        environment.put("EVENTIFY_PSP_WEBHOOK_URL", gatewayUrl() + "/api/webhooks/psp");
        put(environment, "EVENTIFY_PSP_SECRET_KEY", "EVENTIFY_PSP_PUBLISHABLE_KEY", "EVENTIFY_PSP_WEBHOOK_SECRET");
        return environment;
    }

    /** Variables of the broker: one password per user, and where it listens. */
    Map<String, String> broker() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("EVENTIFY_BROKER_PORT", String.valueOf(ports.artemis()));
        for (String context : Contexts.WITH_DATABASE) put(environment, Secrets.brokerOf(context));
        put(environment, Secrets.brokerOf("gateway"));
        put(environment, Secrets.ADMIN_BROKER);
        return environment;
    }

    /** The secrets that the realm file refers to. */
    Map<String, String> realm() {
        var environment = new LinkedHashMap<String, String>();
        for (String context : Contexts.ALL) put(environment, Secrets.clientOf(context));
        put(environment, Secrets.clientOf("lra-coordinator"), Secrets.WEB, Secrets.DEMO);
        environment.put("EVENTIFY_GATEWAY_URL", gatewayUrl());
        environment.put("EVENTIFY_PUBLIC_URL", gatewayUrl());
        environment.put("EVENTIFY_SMTP_HOST", LOOPBACK);
        environment.put("EVENTIFY_SMTP_PORT", String.valueOf(ports.mailSmtp()));
        return environment;
    }

    /** Everything, for tests and tools: what the parts get, and the administrators' access. */
    Map<String, String> complete(Installation installation) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("EVENTIFY_HOME", installation.home().toString());
        environment.put("EVENTIFY_PORT", String.valueOf(ports.base()));
        environment.putAll(services());
        environment.putAll(psp(installation.home().resolve("psp")));
        put(environment, Secrets.databaseOf("lra"), Secrets.clientOf("lra-coordinator"));
        for (String context : Contexts.WITH_DATABASE) put(environment, Secrets.databaseOf(context + "_owner"));
        environment.put("EVENTIFY_DB_ADMIN_USER", Databases.SUPERUSER);
        environment.put("EVENTIFY_BROKER_ADMIN_USER", "admin");
        environment.put("EVENTIFY_KEYCLOAK_URL", keycloakUrl());
        environment.put("EVENTIFY_KEYCLOAK_ADMIN_USER", "admin");
        put(environment, Secrets.ADMIN_DATABASE, Secrets.ADMIN_BROKER, Secrets.ADMIN_KEYCLOAK, Secrets.DEMO);
        environment.put("EVENTIFY_MAIL_URL", mailUrl());
        environment.put("EVENTIFY_SINGLE_PORT", String.valueOf(ports.single()));
        return environment;
    }

    String gatewayUrl() {
        return "http://localhost:" + ports.gateway();
    }

    String keycloakUrl() {
        return "http://localhost:" + ports.keycloak();
    }

    String pspUrl() {
        return "http://localhost:" + ports.psp();
    }

    String mailUrl() {
        return "http://localhost:" + ports.mailHttp();
    }

    String issuer() {
        return keycloakUrl() + "/realms/eventify";
    }

    String serviceUrl(String context) {
        return "http://%s:%d/%s".formatted(LOOPBACK, ports.services(), context);
    }

    private Map<String, String> identity() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("EVENTIFY_ISSUER", issuer());
        environment.put("EVENTIFY_JWKS_URL", issuer() + "/protocol/openid-connect/certs");
        environment.put("EVENTIFY_TOKEN_URL", issuer() + "/protocol/openid-connect/token");
        return environment;
    }

    private void put(Map<String, String> environment, String... names) {
        for (String name : names) environment.put(name, secrets.get(name));
    }
}
