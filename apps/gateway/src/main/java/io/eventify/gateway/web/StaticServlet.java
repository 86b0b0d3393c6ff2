package io.eventify.gateway.web;

import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import io.eventify.gateway.web.StaticFiles.StaticFile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that no other part answers for: what search engines ask for, the web app where there is one (see {@link WebPages}), else the few pages that come with the gateway,
 * their files, and {@code /}, which leads to the page in the reader's language.
 */
@WebServlet(urlPatterns = "/", asyncSupported = true)
public class StaticServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** Pages lie below their language; the container would call every one English. */
    private static final Pattern LANGUAGE = Pattern.compile("/(en|fr|ar)(/.*)?");

    /** Of files whose name says what is in them. */
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String FILES = "/assets/";

    @Inject
    transient WebPages pages;

    @Inject
    transient Sitemap sitemap;

    private transient StaticFiles files = StaticFiles.NONE;

    @Override
    public void init() {
        files = new StaticFiles(getServletContext());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals(Sitemap.ROBOTS)) {
            sitemap.answerRobots(response);
            return;
        }
        if (Sitemap.has(path)) {
            sitemap.answer(path, request, response);
            return;
        }
        Optional<StaticFile> file = files.at(path);
        // The pages of a log-in that failed look like ours also when the web app's server is away.
        if (pages.exist() && (file.isEmpty() || !path.startsWith(FILES))) {
            pages.forward(path, request, response);
            return;
        }
        if (path.equals("/")) {
            String language = GatewayProblem.language(request.getHeader("Accept-Language"))
                    .getLanguage();
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", "/" + language + "/");
            response.setHeader("Vary", "Accept-Language");
            response.setHeader("Cache-Control", "no-cache");
            return;
        }
        if (file.isEmpty()) {
            GatewayProblem.NOT_FOUND.answer(request, response, Correlation.of(request, response));
            return;
        }
        languageOf(path).ifPresent(language -> response.setHeader("Content-Language", language));
        answer(file.get(), request, response);
    }

    /** The language of a page by its path. */
    static Optional<String> languageOf(String path) {
        return LANGUAGE.matcher(path).matches() ? Optional.of(path.substring(1, 3)) : Optional.empty();
    }

    private static void answer(StaticFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("ETag", file.tag());
        response.setHeader("Cache-Control", file.lasting() ? FOR_EVER : "no-cache");
        String known = request.getHeader("If-None-Match");
        // Compression makes a weak tag of ours; for GET a weak comparison is what counts (RFC 9110 section 13.1.2).
        if (known != null && known.contains(file.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        response.setContentLength(file.content().length);
        response.getOutputStream().write(file.content());
    }
}
