package io.eventify.gateway;

import io.eventify.gateway.RateLimits.Allowance;
import io.eventify.gateway.TokenIdentities.Identity;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits requests for each address, each account and each API client (see {@link Callers}); more tightly where money, stock, codes and passwords are. Everything at this door
 * counts: REST, GraphQL, live updates, sessions and pages.
 */
public class RateLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String LOGIN = "/session/login";
    private static final String CALLBACK = "/session/callback";

    @Inject
    transient RateLimits limits;

    @Inject
    transient Callers callers;

    @Inject
    @ConfigProperty(name = "eventify.limits.address")
    long addressLimit;

    @Inject
    @ConfigProperty(name = "eventify.limits.account")
    long accountLimit;

    @Inject
    @ConfigProperty(name = "eventify.limits.client")
    long clientLimit;

    @Inject
    @ConfigProperty(name = "eventify.limits.tight.address")
    long tightAddressLimit;

    @Inject
    @ConfigProperty(name = "eventify.limits.tight.account")
    long tightAccountLimit;

    @Inject
    @ConfigProperty(name = "eventify.limits.login.address")
    long loginAddressLimit;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/webhooks/") || path.equals("/session/backchannel-logout")) {
            // Signed orders of the payment provider and of Keycloak; refusing them would only delay money, or a
            // log-out.
            chain.doFilter(request, response);
            return;
        }
        Allowance allowance = allowance(request, path);
        response.setHeader("RateLimit-Limit", Long.toString(allowance.limit()));
        response.setHeader("RateLimit-Remaining", Long.toString(allowance.remaining()));
        response.setHeader("RateLimit-Reset", seconds(allowance.reset()));
        if (allowance.granted()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", seconds(allowance.retryAfter()));
        GatewayProblem.RATE_LIMITED.answer(request, response, Correlation.of(request, response));
    }

    private Allowance allowance(HttpServletRequest request, String path) {
        String address = request.getRemoteAddr();
        Allowance allowance = limits.take("address:" + address, addressLimit);
        if (!allowance.granted()) {
            return allowance;
        }
        if (path.equals(LOGIN) || path.equals(CALLBACK)) {
            return allowance.tighter(limits.take("login:address:" + address, loginAddressLimit));
        }
        Optional<Identity> caller = callers.identity(request);
        allowance = ofCaller(allowance, caller, "", accountLimit);
        if (caller.isPresent() && !caller.get().client().isEmpty() && allowance.granted()) {
            allowance = allowance.tighter(limits.take("client:" + caller.get().client(), clientLimit));
        }
        if (!allowance.granted() || !isTight(request, path)) {
            return allowance;
        }
        allowance = allowance.tighter(limits.take("tight:address:" + address, tightAddressLimit));
        return ofCaller(allowance, caller, "tight:", tightAccountLimit);
    }

    private Allowance ofCaller(Allowance allowance, Optional<Identity> caller, String kind, long perAccount) {
        return caller.isEmpty() || !allowance.granted()
                ? allowance
                : allowance.tighter(limits.take(kind + "account:" + caller.get().account(), perAccount));
    }

    private static boolean isTight(HttpServletRequest request, String path) {
        return !"GET".equals(request.getMethod())
                && path.startsWith("/api/")
                && Routes.isTight(path.substring("/api/".length()));
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
