package io.eventify.catalogue.search;

import io.eventify.catalogue.PublicAnswers;
import io.eventify.catalogue.cache.Answers;
import io.eventify.contracts.catalogue.EventList;
import io.eventify.contracts.catalogue.SearchAnswer;
import io.eventify.contracts.catalogue.SearchQuery;
import io.eventify.contracts.catalogue.SuggestAnswer;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.JsonOutput;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Search and proposals, for everybody. */
@Path("/catalog")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchResource {
    private static final int SECONDS = 5;
    private static final int STALE_SECONDS = 60;

    @Inject
    SearchEvents searchEvents;

    @Inject
    ProposeEvents proposeEvents;

    @Inject
    Answers answers;

    @Inject
    Caller caller;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    @GET
    @Path("events")
    @PermitAll
    @Operation(
            operationId = "searchEvents",
            summary = "Search published events with a performance ahead",
            description =
                    "Words in French, English or Arabic; all must be found, typing errors are forgiven. What is said about dates, prices, city and distance must hold of one and the same performance.")
    @APIResponse(
            responseCode = "200",
            description = "One page, with facets and highlights; with ETag, may be kept for seconds",
            content = @Content(schema = @Schema(implementation = SearchAnswer.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    @APIResponse(
            responseCode = "400",
            description = "search_too_deep, near_required, near_invalid, date_invalid, text_invalid")
    @APIResponse(responseCode = "503", description = "search_unavailable: being prepared")
    public Response search(@BeanParam @Valid SearchQuery query) {
        String language = language(query.lang);
        return varying(
                answers.get(question(query, language), () -> JsonOutput.write(searchEvents.search(query, language))));
    }

    @GET
    @Path("suggest")
    @PermitAll
    @Operation(operationId = "suggest", summary = "What somebody who is typing may mean")
    @APIResponse(
            responseCode = "200",
            description = "Cities, categories and events, best first",
            content = @Content(schema = @Schema(implementation = SuggestAnswer.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    @APIResponse(responseCode = "400", description = "text_invalid")
    public Response suggest(
            @Parameter(description = "What has been typed so far") @QueryParam("q") @NotBlank @Size(max = 100)
                    String typed,
            @Parameter(description = "In which the words are most likely; default by Accept-Language, else English")
                    @QueryParam("lang")
                    @Pattern(regexp = "fr|en|ar")
                    @Nullable
                    String lang,
            @Parameter(description = "How many at most") @QueryParam("size") @DefaultValue("10") @Min(1) @Max(20)
                    int size) {
        String language = language(lang);
        return varying(answers.get(
                "suggest\n" + language + "\n" + size + "\n" + typed,
                () -> JsonOutput.write(proposeEvents.suggest(typed, language, size))));
    }

    @GET
    @Path("events/{eventId}/similar")
    @PermitAll
    @Operation(operationId = "similarEvents", summary = "Events like this one")
    @APIResponse(
            responseCode = "200",
            description = "Best first; without the event itself",
            content = @Content(schema = @Schema(implementation = EventList.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    @APIResponse(responseCode = "404", description = "event_not_found")
    public Response similar(
            @PathParam("eventId") UUID eventId,
            @Parameter(description = "How many at most") @QueryParam("size") @DefaultValue("6") @Min(1) @Max(20)
                    int size) {
        return PublicAnswers.of(
                request,
                answers.get(
                        "similar\n" + eventId + "\n" + size,
                        () -> JsonOutput.write(proposeEvents.similar(eventId, size))),
                SECONDS,
                STALE_SECONDS);
    }

    @GET
    @Path("recommendations")
    @RolesAllowed("CUSTOMER")
    @SecurityRequirement(name = "bearer")
    @Operation(
            operationId = "recommendEvents",
            summary = "Events for the caller",
            description =
                    "By the categories and cities of events that he has booked (basis own_orders); what most people book where that says nothing (popular).")
    @APIResponse(responseCode = "200", description = "Best first")
    public EventList recommend(
            @Parameter(description = "How many at most") @QueryParam("size") @DefaultValue("10") @Min(1) @Max(20)
                    int size) {
        return proposeEvents.recommend(caller.id(), size);
    }

    private String language(@Nullable String lang) {
        return lang == null ? SearchEvents.language(headers.getAcceptableLanguages()) : lang;
    }

    private Response varying(String text) {
        Response answer = PublicAnswers.of(request, text, SECONDS, STALE_SECONDS);
        answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return answer;
    }

    private static String question(SearchQuery query, String language) {
        return String.join(
                "\n",
                "search",
                String.valueOf(query.sort),
                String.valueOf(query.page),
                String.valueOf(query.size),
                SearchEvents.filter(query, language));
    }
}
