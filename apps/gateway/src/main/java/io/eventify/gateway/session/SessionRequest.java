package io.eventify.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request that came with the cookie, as it goes on: with the access token as bearer, and the account as principal. */
final class SessionRequest extends HttpServletRequestWrapper {
    private static final String AUTHORIZATION = "Authorization";
    private static final String ATTRIBUTE = SessionRequest.class.getName();
    private final transient Session session;

    SessionRequest(HttpServletRequest request, Session session) {
        super(request);
        this.session = session;
        request.setAttribute(ATTRIBUTE, session);
    }

    /** The session that a request came with. */
    static Optional<Session> sessionOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Session session ? Optional.of(session) : Optional.empty();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return AUTHORIZATION.equalsIgnoreCase(name) ? bearer() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return AUTHORIZATION.equalsIgnoreCase(name)
                ? Collections.enumeration(Set.of(bearer()))
                : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
        names.add(AUTHORIZATION);
        return Collections.enumeration(names);
    }

    @Override
    public Principal getUserPrincipal() {
        return session.person()::subject;
    }

    private String bearer() {
        return "Bearer " + session.tokens().access();
    }
}
