package io.eventify.gateway.graphql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two types of an answer. With the plain one a client cannot tell a GraphQL answer from a proxy's, hence the different statuses. */
enum MediaType {
    GRAPHQL("application/graphql-response+json"),
    PLAIN("application/json");

    private final String type;

    MediaType(String type) {
        this.type = type;
    }

    String header() {
        return type + "; charset=utf-8";
    }

    /**
     * What the client likes best; of two that it likes equally the first one it names, and plain JSON when it takes anything (what clients older than
     * the specification expect).
     *
     * @throws RequestRefusedException if it takes neither
     */
    static MediaType wanted(@Nullable String accept) throws RequestRefusedException {
        if (accept == null || accept.isBlank()) {
            return PLAIN;
        }
        MediaType best = null;
        double bestQuality = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            MediaType offered = offered(parts[0].trim());
            double quality = quality(parts);
            if (offered != null && utf8(parts) && quality > bestQuality) {
                best = offered;
                bestQuality = quality;
            }
        }
        if (best == null) {
            throw new RequestRefusedException(RequestProblem.NOT_ACCEPTABLE);
        }
        return best;
    }

    private static @Nullable MediaType offered(String range) {
        return switch (range) {
            case "application/graphql-response+json" -> GRAPHQL;
            case "application/json", "application/*", "*/*" -> PLAIN;
            default -> null;
        };
    }

    private static boolean utf8(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.matches("charset=utf-?8")) {
                return false;
            }
        }
        return true;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException notANumber) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
