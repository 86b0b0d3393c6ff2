package io.eventify.platform.lra;

import io.eventify.platform.identity.ServiceToken;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.lra.annotation.LRAStatus;

/**
 * The sagas as the coordinator keeps them: begin one, take part in it, end it.
 *
 * <p>Remote calls all of them, so never call them inside a database transaction. An attempt ends within two seconds, but {@link #close} and {@link #cancel}, which wait
 * for the participants, within fifteen; calls that may be repeated without harm (all but {@link #begin}) are tried three times. The coordinator is always addressed by its configured URL and only the last path segment of an LRA's id is used:
 * ids come with requests, and this service's token must not go wherever they point.
 */
@ApplicationScoped
public class Lras {
    private static final Pattern UID = Pattern.compile("[0-9a-zA-Z_:.-]{1,128}");
    private static final List<String> CALLBACKS = List.of("compensate", "complete", "status", "forget");
    private static final List<String> CALLBACKS_AND_END =
            Stream.concat(CALLBACKS.stream(), Stream.of("after")).toList();

    private final ServiceToken token;
    private final URI participants;
    private final Client client;
    private final WebTarget coordinator;
    /* Ending waits for all participants, two seconds for each at worst. */
    private final Client patientClient;
    private final WebTarget patientCoordinator;

    /**
     * @param coordinator the coordinator's base URL
     * @param self this service's own base URL, as the coordinator reaches it
     */
    public Lras(ServiceToken token, URI coordinator, URI self) {
        this.token = token;
        this.participants = URI.create(withoutSlash(self) + "/api/lra/");
        this.client = client(Duration.ofSeconds(2));
        this.coordinator = client.target(withoutSlash(coordinator));
        this.patientClient = client(Duration.ofSeconds(15));
        this.patientCoordinator = patientClient.target(withoutSlash(coordinator));
    }

    @Inject
    Lras(
            ServiceToken token,
            @ConfigProperty(name = "eventify.lra.url") URI coordinator,
            @ConfigProperty(name = "eventify.context") String context,
            org.eclipse.microprofile.config.Config config) {
        this(token, coordinator, config.getValue("eventify." + context + ".url", URI.class));
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Lras() {
        this.token = null;
        this.participants = null;
        this.client = null;
        this.coordinator = null;
        this.patientClient = null;
        this.patientCoordinator = null;
    }

    private static Client client(Duration readTimeout) {
        return ClientBuilder.newBuilder()
                .connectTimeout(500, TimeUnit.MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .build();
    }

    /**
     * Begins a saga.
     *
     * @param clientId what it is about, for people who look at the coordinator, e.g. {@code order/0190…}
     * @param timeLimit after which the coordinator cancels it by itself
     * @return its id
     * @throws LraUnavailableException if the coordinator did not say so; an LRA may then exist, has no participants and ends by its time limit
     */
    public URI begin(String clientId, Duration timeLimit) {
        WebTarget start = coordinator
                .path("start")
                .queryParam("ClientID", "{clientId}")
                .queryParam("TimeLimit", timeLimit.toMillis())
                .resolveTemplate("clientId", clientId);
        try (Response response = send(() -> request(start).post(nothing()))) {
            expectSuccess(response);
            return URI.create(text(response));
        }
    }

    /**
     * Makes this service take part, before it does its work. Joining twice is harmless.
     *
     * @param participantName path segment of the callbacks, {@code {own URL}/api/lra/{participantName}/compensate|complete|status|forget}
     * @param timeLimit how long the work can be undone: the coordinator cancels the saga after it. A limit later than the saga's own prolongs the saga; {@link Duration#ZERO} leaves it alone
     * @throws LraEndedException if the saga is unknown, ending or over: do not do the work
     * @throws LraUnavailableException if that cannot be said: do not do the work, try later
     */
    @Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = LraUnavailableException.class)
    public void join(URI lra, String participantName, Duration timeLimit) {
        join(lra, participantName, timeLimit, CALLBACKS);
    }

    /**
     * As {@link #join}, and the coordinator tells the end as well: it calls {@code …/after} with the final {@link LRAStatus} as text until it is answered 200.
     * Costs one call and a second write of the log for each saga, so only for those who need it.
     */
    @Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = LraUnavailableException.class)
    public void joinAndHearTheEnd(URI lra, String participantName, Duration timeLimit) {
        join(lra, participantName, timeLimit, CALLBACKS_AND_END);
    }

    /**
     * Ends the saga well. An LRA that has already ended, or is ending, is left as it is. If the time limit has passed, the coordinator cancels instead of closing.
     *
     * @return what it has come to: {@code Closing} while a participant has yet to answer; empty if the coordinator no longer knows it (its participants know the outcome)
     */
    @Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = LraUnavailableException.class)
    public Optional<LRAStatus> close(URI lra) {
        return end(lra, "close");
    }

    /** Ends the saga by undoing it, otherwise as {@link #close}. */
    @Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = LraUnavailableException.class)
    public Optional<LRAStatus> cancel(URI lra) {
        return end(lra, "cancel");
    }

    /**
     * Moves the time limit to this much from now; an earlier one than it has is ignored.
     *
     * @throws LraEndedException if it is unknown, ending or over
     */
    @Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = LraUnavailableException.class)
    public void renew(URI lra, Duration timeLimit) {
        try (Response response = send(() -> request(of(lra).path("renew").queryParam("TimeLimit", timeLimit.toMillis()))
                .put(nothing()))) {
            if (isEnded(response)) {
                throw new LraEndedException(lra);
            }
            expectSuccess(response);
        }
    }

    /** Where the saga stands; empty if the coordinator does not know it, which is also how it answers soon after the end. */
    @Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = LraUnavailableException.class)
    public Optional<LRAStatus> status(URI lra) {
        return currentStatus(lra);
    }

    private Optional<LRAStatus> currentStatus(URI lra) {
        try (Response response = send(() -> request(of(lra).path("status")).get())) {
            if (isEnded(response)) {
                return Optional.empty();
            }
            expectSuccess(response);
            return Optional.of(LRAStatus.valueOf(text(response)));
        }
    }

    private void join(URI lra, String participantName, Duration timeLimit, List<String> callbacks) {
        WebTarget target = of(lra).queryParam("TimeLimit", timeLimit.toMillis());
        try (Response response = send(() -> request(target)
                .header(HttpHeaders.LINK, links(participantName, callbacks))
                .put(nothing()))) {
            if (isEnded(response) || refusesWhileEnding(response, lra)) {
                throw new LraEndedException(lra);
            }
            expectSuccess(response);
        }
    }

    /* The coordinator answers 503 for a saga that is being ended, just as for one that is locked for a moment. */
    private boolean refusesWhileEnding(Response response, URI lra) {
        return response.getStatus() == 503
                && currentStatus(lra).filter(LRAStatus.Active::equals).isEmpty();
    }

    private Optional<LRAStatus> end(URI lra, String verb) {
        try (Response response =
                send(() -> request(patientCoordinator.path(uid(lra)).path(verb)).put(nothing()))) {
            if (isEnded(response)) {
                return Optional.empty();
            }
            expectSuccess(response);
            return Optional.of(LRAStatus.valueOf(text(response)));
        }
    }

    private String links(String participantName, List<String> callbacks) {
        URI base = participants.resolve(participantName);
        return callbacks.stream()
                .map(rel -> "<" + base + "/" + rel + ">; rel=\"" + rel + "\"; type=\"text/plain\"")
                .collect(Collectors.joining(","));
    }

    private WebTarget of(URI lra) {
        return coordinator.path(uid(lra));
    }

    private static String uid(URI lra) {
        String path = lra.getPath() == null ? "" : lra.getPath();
        String uid = path.substring(path.lastIndexOf('/') + 1);
        if (!UID.matcher(uid).matches()) {
            throw new LraEndedException(lra);
        }
        return uid;
    }

    private Invocation.Builder request(WebTarget target) {
        return target.request(MediaType.TEXT_PLAIN_TYPE).header(HttpHeaders.AUTHORIZATION, "Bearer " + token.bearer());
    }

    private interface Call {
        Response send();
    }

    private static Response send(Call call) {
        try {
            return call.send();
        } catch (ProcessingException e) {
            throw new LraUnavailableException("no answer from the coordinator", e);
        }
    }

    private static void expectSuccess(Response response) {
        int status = response.getStatus();
        if (response.getStatusInfo().getFamily() == Family.SUCCESSFUL) {
            return;
        }
        if (status == 429 || status >= 500) {
            throw new LraUnavailableException("the coordinator answered " + status, null);
        }
        throw new IllegalStateException("the coordinator refused with " + status + ": " + text(response));
    }

    private static boolean isEnded(Response response) {
        return switch (response.getStatus()) {
            case 404, 410, 412 -> true;
            default -> false;
        };
    }

    private static String text(Response response) {
        return response.hasEntity() ? response.readEntity(String.class).trim() : "";
    }

    private static Entity<String> nothing() {
        return Entity.text("");
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toASCIIString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @PreDestroy
    void stop() {
        client.close();
        patientClient.close();
    }
}
