package io.eventify.catalogue.page;

import io.eventify.catalogue.Database;
import io.eventify.catalogue.Generations;
import io.eventify.catalogue.PublicAnswers;
import io.eventify.platform.errors.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pages of published events for search engines (sitemaps.org): an index, and pages of at most 50,000 addresses, each event once in each language. */
@Path("/catalog")
@RequestScoped
@Produces(MediaType.APPLICATION_XML)
@Tag(name = "Sitemap")
public class SitemapResource {
    private static final int ONE_HOUR = 3_600;
    private static final int STALE_SECONDS = 86_400;
    private static final List<String> LANGUAGES = List.of("en", "fr", "ar");
    static final int EVENTS_A_PAGE = 50_000 / 3;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    @Inject
    Database database;

    @Inject
    Generations generations;

    @Inject
    @ConfigProperty(name = "eventify.public.url")
    String publicUrl;

    @Context
    Request request;

    private record Entry(UUID id, Instant changed) {}

    @GET
    @Path("sitemap.xml")
    @PermitAll
    @Operation(operationId = "getSitemap", summary = "Index of the sitemap's pages")
    @APIResponse(
            responseCode = "200",
            description = "Sitemap index; with ETag, may be kept for an hour",
            content = @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    public Response index() {
        long events = database.one(
                "select count(*) from shows where g = ? and status = 'published' and title is not null",
                row -> row.getLong(1),
                generations.live().id());
        StringBuilder xml =
                new StringBuilder(XML).append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (long page = 1; page <= Math.ceilDiv(events, EVENTS_A_PAGE); page++) {
            xml.append("<sitemap><loc>%s/api/catalog/sitemaps/%d</loc></sitemap>\n".formatted(publicUrl, page));
        }
        return PublicAnswers.of(request, xml.append("</sitemapindex>\n").toString(), ONE_HOUR, STALE_SECONDS);
    }

    @GET
    @Path("sitemaps/{page: \\d+}")
    @PermitAll
    @Operation(operationId = "getSitemapPage", summary = "One page of the sitemap")
    @APIResponse(
            responseCode = "200",
            description = "Addresses of events in three languages; with ETag, may be kept for an hour",
            content = @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    @APIResponse(responseCode = "404", description = "event_not_found: no such page")
    public Response page(
            @Parameter(
                            description = "Which page, from 1, as the index says",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999"))
                    @PathParam("page")
                    int page) {
        List<Entry> entries = page < 1
                ? List.of()
                : database.list(
                        """
                        select id, greatest(as_of, status_as_of) as changed from shows
                        where g = ? and status = 'published' and title is not null order by id offset ? limit ?
                        """,
                        row -> new Entry(
                                Database.uuid(row, "id"), Objects.requireNonNull(Database.instant(row, "changed"))),
                        generations.live().id(),
                        (page - 1) * (long) EVENTS_A_PAGE,
                        EVENTS_A_PAGE);
        if (entries.isEmpty()) {
            throw new NotFoundException("event");
        }
        StringBuilder xml =
                new StringBuilder(XML).append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (Entry entry : entries) {
            for (String language : LANGUAGES) {
                xml.append("<url><loc>%s/%s/events/%s</loc><lastmod>%s</lastmod></url>\n"
                        .formatted(publicUrl, language, entry.id(), entry.changed()));
            }
        }
        return PublicAnswers.of(request, xml.append("</urlset>\n").toString(), ONE_HOUR, STALE_SECONDS);
    }
}
