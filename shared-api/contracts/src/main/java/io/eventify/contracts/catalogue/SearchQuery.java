package io.eventify.contracts.catalogue;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a search asks for; what is absent does not restrict. */
public class SearchQuery {
    private static final String DATE =
            "\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?";
    private static final String AMOUNT = "\\d{1,12}(\\.\\d{1,4})?";

    /** Words in French, English or Arabic; typing errors are forgiven. */
    @QueryParam("query")
    @Size(max = 200)
    @Parameter(description = "Words in French, English or Arabic; typing errors are forgiven")
    public @Nullable String query;

    /** Performances from this day (UTC) or instant on; default now: performances that have begun are never found. */
    @QueryParam("from")
    @Pattern(regexp = DATE)
    @Parameter(description = "Performances from this day (UTC) or instant on; default now", example = "2027-03-01")
    public @Nullable String from;

    /** Performances up to this day (UTC, included) or instant (excluded). */
    @QueryParam("to")
    @Pattern(regexp = DATE)
    @Parameter(
            description = "Performances up to this day (UTC, included) or instant (excluded)",
            example = "2027-03-31")
    public @Nullable String to;

    /** City as it is written in a facet. */
    @QueryParam("city")
    @Size(max = 100)
    @Parameter(description = "City as it is written in a facet")
    public @Nullable String city;

    @QueryParam("category")
    @Size(max = 40)
    @Parameter(description = "Category as it is written in a facet")
    public @Nullable String category;

    /** Cheapest price at least this much, as a decimal string, compared within each event's own currency. */
    @QueryParam("priceMin")
    @Pattern(regexp = AMOUNT)
    @Parameter(
            description =
                    "Cheapest price at least this much, as a decimal string, compared within each event's own currency")
    public @Nullable String priceMin;

    /** Cheapest price at most this much. */
    @QueryParam("priceMax")
    @Pattern(regexp = AMOUNT)
    @Parameter(description = "Cheapest price at most this much")
    public @Nullable String priceMax;

    /** Only prices in this currency (ISO 4217). */
    @QueryParam("currency")
    @Pattern(regexp = "[A-Z]{3}")
    @Parameter(description = "Only prices in this currency (ISO 4217)")
    public @Nullable String currency;

    /** A point: latitude and longitude in degrees, {@code 36.80,10.18}. */
    @QueryParam("near")
    @Pattern(regexp = "-?\\d{1,2}(\\.\\d{1,8})?,-?\\d{1,3}(\\.\\d{1,8})?")
    @Parameter(description = "A point: latitude and longitude in degrees", example = "36.80,10.18")
    public @Nullable String near;

    /** Kilometres around {@code near}. */
    @QueryParam("radiusKm")
    @DecimalMin("0.1")
    @DecimalMax("20000")
    @Parameter(description = "Kilometres around near")
    public @Nullable Double radiusKm;

    /** Only events of which a place can be held. */
    @QueryParam("availableOnly")
    @DefaultValue("false")
    @Parameter(description = "Only events of which a place can be held")
    public boolean availableOnly;

    /** relevance (default with a query), date (default without), price, distance (needs near). */
    @QueryParam("sort")
    @Pattern(regexp = "relevance|date|price|distance")
    @Parameter(description = "Default relevance with a query, date without; distance needs near")
    public @Nullable String sort;

    /** The language in which the words are most likely, and of highlights; default by Accept-Language, else English. */
    @QueryParam("lang")
    @Pattern(regexp = "fr|en|ar")
    @Parameter(
            description =
                    "In which the words are most likely, and of highlights; default by Accept-Language, else English")
    public @Nullable String lang;

    /** From 1; a search shows its first 10,000 hits. */
    @QueryParam("page")
    @DefaultValue("1")
    @Min(1)
    @Max(10_000)
    @Parameter(description = "Which page, from 1; a search shows its first 10,000 hits")
    public int page = 1;

    /** 1 to 100. */
    @QueryParam("size")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    public int size = 20;
}
