package io.eventify.gateway;

import io.eventify.gateway.RateLimits.Allowance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits requests for each address and each account. The account is known by a hash of its token, not by a name inside it: the gateway does not verify tokens, and
 * a forged one must not use up somebody else's allowance.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class RateLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient RateLimits limits;

    @Inject
    @ConfigProperty(name = "eventify.limits.address")
    long addressLimit;

    @Inject
    @ConfigProperty(name = "eventify.limits.account")
    long accountLimit;

    @Inject
    @ConfigProperty(name = "eventify.limits.tight.address")
    long tightAddressLimit;

    @Inject
    @ConfigProperty(name = "eventify.limits.tight.account")
    long tightAccountLimit;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ProxyServlet.pathBelowApi(request);
        if (path.startsWith("webhooks/")) {
            // The provider's deliveries are signed; refusing them would only delay money.
            chain.doFilter(request, response);
            return;
        }
        Allowance allowance = take(request, "", addressLimit, accountLimit);
        if (allowance.granted() && Routes.isTight(path) && !"GET".equals(request.getMethod())) {
            allowance = allowance.tighter(take(request, "tight:", tightAddressLimit, tightAccountLimit));
        }
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

    private Allowance take(HttpServletRequest request, String kind, long perAddress, long perAccount) {
        Allowance byAddress = limits.take(kind + "address:" + request.getRemoteAddr(), perAddress);
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !byAddress.granted()) {
            return byAddress;
        }
        return byAddress.tighter(limits.take(kind + "account:" + hash(authorization), perAccount));
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
