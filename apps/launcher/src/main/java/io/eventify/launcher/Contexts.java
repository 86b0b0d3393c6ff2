package io.eventify.launcher;

import java.util.List;
import java.util.Locale;

/** The names that are the same for a WAR, a database, a role, a Keycloak client and a broker user. */
final class Contexts {
    /** Contexts that own a database. */
    static final List<String> WITH_DATABASE =
            List.of("event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue");
    /** Contexts that consume domain events, each from a queue of its own. */
    static final List<String> CONSUMERS =
            List.of("event", "inventory", "reservation", "order", "ticketing", "catalogue");
    /** Every web application of the Liberty server. */
    static final List<String> ALL =
            List.of("event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue", "gateway");

    private Contexts() {}

    /** A name as it appears within an environment variable: {@code lra-coordinator} becomes {@code LRA_COORDINATOR}. */
    static String variable(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
