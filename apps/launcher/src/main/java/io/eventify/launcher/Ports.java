package io.eventify.launcher;

/**
 * The ports of one platform, all derived from one base, so that a second platform (tests beside a demo) needs one setting only.
 *
 * @param base the gateway's port
 */
record Ports(int base) {
    static final int DEFAULT_BASE = 8080;
    private static final int LAST_OFFSET = 12;

    Ports {
        if (base < 1024 || base + LAST_OFFSET > 65_535) {
            throw new UsageException(
                    "EVENTIFY_PORT must lie between 1024 and " + (65_535 - LAST_OFFSET) + ", not " + base);
        }
    }

    static Ports parse(String base) {
        try {
            return new Ports(Integer.parseInt(base.strip()));
        } catch (NumberFormatException notANumber) {
            throw new UsageException("EVENTIFY_PORT is not a number: " + base);
        }
    }

    int gateway() {
        return base;
    }

    int services() {
        return base + 1;
    }

    int coordinator() {
        return base + 2;
    }

    int psp() {
        return base + 3;
    }

    int keycloak() {
        return base + 4;
    }

    int mailHttp() {
        return base + 5;
    }

    int mailSmtp() {
        return base + 6;
    }

    int postgres() {
        return base + 7;
    }

    int redis() {
        return base + 8;
    }

    int artemis() {
        return base + 9;
    }

    /** The web app's server. */
    int web() {
        return base + 10;
    }

    int single() {
        return base + 11;
    }

    /** The public door of a second gateway. */
    int secondGateway() {
        return base + 12;
    }
}
