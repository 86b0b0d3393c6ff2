package io.eventify.catalogue;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Answers that proxies and browsers may keep: with an entity tag, a short life, and leave to give the old one while the next is fetched (RFC 5861). */
public final class PublicAnswers {
    private PublicAnswers() {}

    /**
     * The text, or 304 for one who has it.
     *
     * @param seconds how long it may be kept
     * @param staleSeconds how long after that it may still be given while it is fetched anew
     */
    public static Response of(Request request, String text, int seconds, int staleSeconds) {
        EntityTag tag = new EntityTag(hash(text));
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known != null ? known : Response.ok(text))
                .tag(tag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + seconds + ", stale-while-revalidate=" + staleSeconds)
                .build();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
