package io.eventify.gateway.graphql;

import graphql.schema.GraphQLSchema;
import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import io.eventify.gateway.services.Asker;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The way in to {@code /graphql}: speaks the specification "GraphQL over HTTP", checks the document, has the engine run it, and writes the answer. The servlet
 * of the server stands behind it, and sees only documents that passed.
 */
@WebFilter(urlPatterns = "/graphql/*")
public class GraphqlFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(GraphqlFilter.class.getName());
    private static final int TAG_DIGITS = 32;

    @Inject
    transient PersistedQueries persistedQueries;

    @Inject
    @ConfigProperty(name = "eventify.gateway.max.request.bytes")
    int maxRequestBytes;

    @Inject
    @ConfigProperty(name = "eventify.graphql.max.characters")
    int maxCharacters;

    @Inject
    @ConfigProperty(name = "eventify.graphql.max.tokens")
    int maxTokens;

    @Inject
    @ConfigProperty(name = "eventify.graphql.max.fields")
    int maxFields;

    @Inject
    @ConfigProperty(name = "eventify.graphql.max.depth")
    int maxDepth;

    @Inject
    @ConfigProperty(name = "eventify.graphql.max.cost")
    long maxCost;

    @Inject
    @ConfigProperty(name = "eventify.graphql.max.calls")
    int maxCalls;

    @Inject
    @ConfigProperty(name = "eventify.graphql.introspection")
    transient Optional<Boolean> introspectionWanted;

    @Inject
    @ConfigProperty(name = "eventify.profile")
    transient Optional<String> profile;

    private transient @Nullable DocumentCheck check;
    private boolean introspection;

    @Override
    public void init(FilterConfig config) {
        introspection = introspectionWanted.orElseGet(() -> profile.orElse("").equals("demo"));
        GraphQLSchema schema = CommittedSchema.load();
        check = new DocumentCheck(
                schema,
                new QueryLimits(maxCharacters, maxTokens, maxFields, maxDepth, maxCost, maxCalls, introspection));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        UUID correlationId = Correlation.of(request, response);
        Locale language = GatewayProblem.language(request.getHeader("Accept-Language"));
        GraphqlErrors errors = new GraphqlErrors(language, correlationId);
        MediaType type = MediaType.PLAIN;
        try {
            if (isSchema(request)) {
                chain.doFilter(request, response);
                return;
            }
            requirePath(request);
            type = MediaType.wanted(request.getHeader("Accept"));
            requireMethod(request);
            GraphqlRequest asked = GraphqlRequest.of(request, maxRequestBytes);
            String query = queryOf(asked);
            CheckedDocument document =
                    java.util.Objects.requireNonNull(check).check(query, asked.operationName(), asked.variables());
            if (document.mutation() && request.getMethod().equals("GET")) {
                throw RequestRefusedException.of(RequestProblem.METHOD_NOT_ALLOWED, "method", "POST");
            }
            if (asked.sha256() != null) {
                persistedQueries.keep(asked.sha256(), query);
            }
            Asker asker = new Asker(
                    request.getHeader("Authorization"),
                    correlationId,
                    request.getHeader("traceparent"),
                    language,
                    request.getHeader("Idempotency-Key"),
                    new AtomicInteger());
            JsonObject answer = errors.rewritten(run(asker, document, asked.variables(), request, response, chain));
            response.setHeader("Server-Timing", "calls;desc=\"" + asker.calls().get() + "\"");
            boolean everybodys = request.getMethod().equals("GET")
                    && document.shareable()
                    && asker.authorization() == null
                    && !answer.containsKey("errors");
            if (everybodys) {
                share(request, response, type, answer, language);
            } else {
                write(response, type, answer.containsKey("data") ? 200 : 500, answer, language);
            }
        } catch (RequestRefusedException refused) {
            refuse(response, type, refused, errors, language);
        }
    }

    private void refuse(
            HttpServletResponse response,
            MediaType type,
            RequestRefusedException refused,
            GraphqlErrors errors,
            Locale language)
            throws IOException {
        RequestProblem problem = refused.problem();
        if (problem == RequestProblem.METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", refused.findings().isEmpty() ? "GET, POST" : "POST");
        }
        int status = type == MediaType.PLAIN && problem.isWellFormed() ? 200 : problem.status();
        write(response, type, status, errors.refused(refused), language);
    }

    /** What everybody may see, asked for by GET: caches in front may keep it as long as the catalogue's own answers. */
    private static void share(
            HttpServletRequest request,
            HttpServletResponse response,
            MediaType type,
            JsonObject answer,
            Locale language)
            throws IOException {
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        String tag = '"' + PersistedQueries.sha256(body).substring(0, TAG_DIGITS) + '"';
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "public, max-age=1, stale-while-revalidate=10");
        response.setHeader("Vary", "Accept, Accept-Language, Authorization");
        response.setHeader("Content-Language", language.getLanguage());
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(type.header());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void write(
            HttpServletResponse response, MediaType type, int status, JsonObject answer, Locale language)
            throws IOException {
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type.header());
        response.setHeader("Content-Language", language.getLanguage());
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Vary", "Accept, Accept-Language, Authorization");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private boolean isSchema(HttpServletRequest request) {
        return introspection
                && request.getMethod().equals("GET")
                && request.getRequestURI().equals(request.getContextPath() + "/graphql/schema.graphql");
    }

    private static void requirePath(HttpServletRequest request) throws RequestRefusedException {
        if (!request.getRequestURI().equals(request.getContextPath() + "/graphql")) {
            throw new RequestRefusedException(RequestProblem.NOT_FOUND);
        }
    }

    private static void requireMethod(HttpServletRequest request) throws RequestRefusedException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("POST")) {
            throw new RequestRefusedException(RequestProblem.METHOD_NOT_ALLOWED);
        }
    }

    private String queryOf(GraphqlRequest asked) throws RequestRefusedException {
        String sha256 = asked.sha256();
        String query = asked.query();
        if (query == null && sha256 != null) {
            return persistedQueries
                    .find(sha256)
                    .orElseThrow(() -> new RequestRefusedException(RequestProblem.PERSISTED_QUERY_NOT_FOUND));
        }
        if (query == null || (sha256 != null && !PersistedQueries.matches(sha256, query))) {
            throw RequestRefusedException.of(
                    RequestProblem.MALFORMED_REQUEST, "extensions.persistedQuery.sha256Hash", "is not that of query");
        }
        return query;
    }

    /** Has the engine run the document in the name of the caller. */
    private static JsonObject run(
            Asker asker,
            CheckedDocument document,
            JsonObject variables,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException, RequestRefusedException {
        JsonObjectBuilder body = Json.createObjectBuilder().add("query", document.query());
        if (!variables.isEmpty()) {
            body.add("variables", variables);
        }
        EngineRequest toEngine = new EngineRequest(request, body.build().toString());
        EngineResponse fromEngine = new EngineResponse(response);
        try {
            ScopedValue.where(Asker.CURRENT, asker).call(() -> {
                chain.doFilter(toEngine, fromEngine);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(fromEngine.body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            LOG.log(Level.SEVERE, e, () -> "the engine answered no JSON, correlation " + asker.correlationId());
            throw new RequestRefusedException(RequestProblem.INTERNAL_ERROR);
        }
    }
}
