package io.eventify.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a page may load and run (Content Security Policy Level 3). Never inline: a script or style in the text of a page runs only under the nonce that was made for this one
 * answer. Other sites only when they are configured, such as the payment provider's.
 */
@ApplicationScoped
public class ContentPolicy {
    /** For answers that are no pages. */
    static final String DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Pattern ORIGIN = Pattern.compile("https?://(\\*\\.)?[A-Za-z0-9.-]+(:\\d{1,5})?");

    private final String script;
    private final String image;
    private final String connect;
    private final String frame;

    /** @throws IllegalArgumentException if one of them is no origin, such as {@code https://js.stripe.com}: no keyword gets in this way */
    @Inject
    public ContentPolicy(
            @ConfigProperty(name = "eventify.web.script.origins") Optional<List<String>> script,
            @ConfigProperty(name = "eventify.web.image.origins") Optional<List<String>> image,
            @ConfigProperty(name = "eventify.web.connect.origins") Optional<List<String>> connect,
            @ConfigProperty(name = "eventify.web.frame.origins") Optional<List<String>> frame) {
        this.script = origins(script);
        this.image = origins(image);
        this.connect = origins(connect);
        this.frame = origins(frame);
    }

    /** For the proxy of the application scope. */
    protected ContentPolicy() {
        this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String origins(Optional<List<String>> configured) {
        StringBuilder origins = new StringBuilder();
        for (String origin : configured.orElse(List.of())) {
            if (!ORIGIN.matcher(origin.strip()).matches()) {
                throw new IllegalArgumentException("eventify.web.*.origins: no origin: " + origin);
            }
            origins.append(' ').append(origin.strip());
        }
        return origins.toString();
    }

    /** For pages without anything inline. */
    public String pages() {
        return pages("");
    }

    /**
     * For one answer.
     *
     * @param nonce base64, made for this answer and never used again
     */
    public String pagesWithNonce(String nonce) {
        return pages(" 'nonce-" + nonce + "'");
    }

    private String pages(String nonce) {
        return "default-src 'none'; script-src 'self'" + nonce + script + "; style-src 'self'" + nonce
                + "; img-src 'self' data: blob:" + image
                + "; font-src 'self'; connect-src 'self'" + connect
                + "; frame-src " + (frame.isEmpty() ? "'none'" : frame.strip())
                + "; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }
}
