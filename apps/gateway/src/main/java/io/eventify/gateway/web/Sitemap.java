package io.eventify.gateway.web;

import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What search engines ask for at the root of a site: {@code robots.txt}, and the catalogue's sitemap. A sitemap may only name pages below the folder that it lies in
 * (sitemaps.org, "Sitemap file location"), so the catalogue's pages of it stand here at the root as well, and the index names them there.
 */
@ApplicationScoped
class Sitemap {
    static final String ROBOTS = "/robots.txt";
    private static final Pattern PATH = Pattern.compile("/sitemap(?:-([1-9]\\d{0,5}))?\\.xml");
    private static final Pattern IN_INDEX = Pattern.compile("/api/catalog/sitemaps/(\\d+)</loc>");
    private static final List<String> RESPONSE_HEADERS = List.of("Cache-Control", "Content-Type", "ETag");

    @Inject
    Upstream upstream;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.url")
    URI catalogue;

    @Inject
    @ConfigProperty(name = "eventify.public.url")
    String publicUrl;

    /** Whether a path is one of the sitemap's files. */
    static boolean has(String path) {
        return PATH.matcher(path).matches();
    }

    /** Everything may be found but what is no page; the catalogue's reads are needed to render pages. */
    static String robots(String publicUrl) {
        return """
                User-agent: *
                Allow: /api/catalog/
                Disallow: /api/
                Disallow: /live/
                Disallow: /session
                Sitemap: %s/sitemap.xml
                """.formatted(publicUrl);
    }

    void answerRobots(HttpServletResponse response) throws IOException {
        byte[] text = robots(publicUrl).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }

    void answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher page = PATH.matcher(path);
        if (!page.matches()) {
            throw new IllegalArgumentException(path);
        }
        HttpRequest.Builder question = HttpRequest.newBuilder(URI.create(catalogue
                + (page.group(1) == null ? "/api/catalog/sitemap.xml" : "/api/catalog/sitemaps/" + page.group(1))));
        String known = request.getHeader("If-None-Match");
        if (known != null) {
            question.setHeader("If-None-Match", known);
        }
        upstream.forward(request, response, question, Sitemap::copy);
    }

    private static void copy(HttpServletRequest request, HttpServletResponse response, HttpResponse<byte[]> answer)
            throws IOException {
        int status = answer.statusCode();
        if (status == HttpServletResponse.SC_NOT_FOUND) {
            GatewayProblem.NOT_FOUND.answer(request, response, Correlation.of(request, response));
            return;
        }
        if (status != HttpServletResponse.SC_OK && status != HttpServletResponse.SC_NOT_MODIFIED) {
            Upstream.refuse(request, response, Correlation.of(request, response), GatewayProblem.SERVICE_UNAVAILABLE);
            return;
        }
        response.setStatus(status);
        for (String name : RESPONSE_HEADERS) {
            answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
        }
        if (status == HttpServletResponse.SC_OK) {
            byte[] text =
                    atTheRoot(new String(answer.body(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            response.setContentLength(text.length);
            response.getOutputStream().write(text);
        }
    }

    static String atTheRoot(String index) {
        return IN_INDEX.matcher(index).replaceAll("/sitemap-$1.xml</loc>");
    }
}
