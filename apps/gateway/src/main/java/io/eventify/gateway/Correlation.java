package io.eventify.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;

/** The id under which a request is found again in logs, events and answers. */
public final class Correlation {
    static final String HEADER = "X-Correlation-Id";
    private static final String ATTRIBUTE = Correlation.class.getName();

    private Correlation() {}

    /** The id that came with the request when it is a UUID, else a new one; it goes back with the answer. */
    public static UUID of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof UUID known) {
            return known;
        }
        UUID id = parse(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id.toString());
        return id;
    }

    private static UUID parse(String header) {
        if (header == null || header.length() != 36) {
            return UUID.randomUUID();
        }
        try {
            return UUID.fromString(header);
        } catch (IllegalArgumentException notAnId) {
            return UUID.randomUUID();
        }
    }
}
