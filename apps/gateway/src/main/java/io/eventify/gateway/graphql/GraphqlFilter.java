package io.eventify.gateway.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

@WebFilter(urlPatterns = "/graphql/*")
public class GraphqlFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Asker asker = new Asker(request.getHeader("Authorization"), UUID.randomUUID(), null, Locale.ENGLISH, null, new AtomicInteger());
        ScopedValue.where(Asker.CURRENT, asker).call(() -> { try { chain.doFilter(request, response); } catch (IOException | ServletException e) { throw new RuntimeException(e); } return null; });
    }
}
