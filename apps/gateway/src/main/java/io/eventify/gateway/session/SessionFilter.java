package io.eventify.gateway.session;

import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import io.eventify.gateway.Redis.RedisAwayException;
import io.eventify.gateway.session.RenewSession.NotRenewedException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets the cookie speak as a bearer token: whoever comes after sees {@code Authorization} as if an API client had sent it. A request that brings its own token is an API
 * client's, and its cookie counts for nothing. Without a session, or without Redis, a request goes on as an anonymous one.
 */
public class SessionFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(SessionFilter.class.getName());

    @Inject
    transient SessionCookie cookie;

    @Inject
    transient RenewSession renewal;

    @Inject
    transient SameSiteRequests sameSite;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> value = cookie.read(request);
        if (value.isEmpty() || request.getHeader("Authorization") != null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Session> session;
        try {
            session = renewal.of(value.get());
        } catch (RedisAwayException away) {
            LOG.log(Level.FINE, "without Redis every session is unknown", away);
            session = Optional.empty();
        } catch (NotRenewedException e) {
            response.setHeader("Retry-After", "2");
            GatewayProblem.LOGIN_UNAVAILABLE.answer(request, response, Correlation.of(request, response));
            return;
        }
        if (session.isPresent() && !sameSite.mayAct(request, session.get())) {
            GatewayProblem.CSRF_REFUSED.answer(request, response, Correlation.of(request, response));
            return;
        }
        chain.doFilter(session.isPresent() ? new SessionRequest(request, session.get()) : request, response);
    }
}
