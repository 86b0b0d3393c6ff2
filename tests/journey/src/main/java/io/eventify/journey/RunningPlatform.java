package io.eventify.journey;

import java.net.URI;
import java.util.Map;

/**
 * Where the platform runs and how to log in, as {@code ./eventify env} prints it.
 *
 * @param environment the variables of docs/architecture.md
 */
public record RunningPlatform(Map<String, String> environment) {

    /** From this process's environment. */
    public static RunningPlatform current() {
        return new RunningPlatform(System.getenv());
    }

    /**
     * A variable.
     *
     * @throws IllegalStateException if it is missing: the platform is not up
     */
    public String value(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set; is the platform up? (./eventify up)");
        }
        return value;
    }

    public Api gateway() {
        return Api.at(URI.create(value("EVENTIFY_PUBLIC_URL")));
    }

    /** A service behind the gateway, for what only services may do. */
    public Api service(String context) {
        return Api.at(URI.create(value("EVENTIFY_" + context.toUpperCase(java.util.Locale.ROOT) + "_URL")));
    }

    /** A demo user at the gateway. */
    public Api person(String user) {
        return gateway().as(Login.person(tokenUrl(), user, value("EVENTIFY_DEMO_PASSWORD")));
    }

    /** A service account, to call another service directly. */
    public Login serviceAccount(String client) {
        String variable =
                "EVENTIFY_" + client.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_CLIENT_SECRET";
        return Login.service(tokenUrl(), client, value(variable));
    }

    public URI tokenUrl() {
        return URI.create(value("EVENTIFY_TOKEN_URL"));
    }

    /** The payment provider as a customer's browser sees it. */
    public PspBrowser psp() {
        return new PspBrowser(URI.create(value("EVENTIFY_PSP_URL")), value("EVENTIFY_PSP_PUBLISHABLE_KEY"));
    }
}
