package io.eventify.lra;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Below which URLs participants live: {@code eventify.lra.participant.bases}, else the services' own URLs. The coordinator, and its token, go nowhere else. */
record ParticipantBases(List<URI> bases) {
    private static final List<String> CONTEXTS =
            List.of("event", "inventory", "reservation", "order", "payment", "ticketing");

    ParticipantBases {
        bases = List.copyOf(bases);
    }

    static ParticipantBases of(Config config) {
        Optional<List<URI>> configured = config.getOptionalValues("eventify.lra.participant.bases", URI.class);
        return new ParticipantBases(configured.orElseGet(() -> urlsOfTheServices(config)));
    }

    private static List<URI> urlsOfTheServices(Config config) {
        return CONTEXTS.stream()
                .flatMap(context -> config.getOptionalValue("eventify." + context + ".url", URI.class).stream())
                .toList();
    }

    boolean allow(URI url) {
        return isPlain(url) && bases.stream().anyMatch(base -> isBelow(base, url));
    }

    /* What one parser takes for the host another may take for something else, so anything unusual is refused. */
    private static boolean isPlain(URI url) {
        return url.isAbsolute()
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.getRawPath().equals(url.normalize().getRawPath())
                && Stream.of("%", "\\", ";", "//").noneMatch(url.getRawPath()::contains);
    }

    private static boolean isBelow(URI base, URI url) {
        String path = base.getRawPath().endsWith("/") ? base.getRawPath() : base.getRawPath() + "/";
        return base.getScheme().equalsIgnoreCase(url.getScheme())
                && base.getHost().toLowerCase(Locale.ROOT).equals(url.getHost().toLowerCase(Locale.ROOT))
                && port(base) == port(url)
                && url.getRawPath().startsWith(path);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
