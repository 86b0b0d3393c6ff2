package io.eventify.catalogue.search;

import io.eventify.catalogue.Generations;
import io.eventify.catalogue.Json;
import io.eventify.catalogue.Programme;
import io.eventify.catalogue.cache.Answers;
import io.eventify.catalogue.search.Criteria.Order;
import io.eventify.catalogue.search.Hits.Hit;
import io.eventify.contracts.catalogue.EventSummary;
import io.eventify.contracts.catalogue.SearchAnswer;
import io.eventify.contracts.catalogue.SearchQuery;
import io.eventify.contracts.catalogue.VenueView;
import io.eventify.platform.rest.JsonOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.search.engine.spatial.GeoPoint;
import org.jspecify.annotations.Nullable;

/** Finds published events with a performance ahead. */
@ApplicationScoped
class SearchEvents {
    private static final int DEEPEST = 10_000;
    private static final double EARTH_RADIUS_KM = 6371.0088;

    @Inject
    SearchIndexes indexes;

    @Inject
    Generations generations;

    @Inject
    Programme programme;

    @Inject
    Clock clock;

    @Inject
    Answers answers;

    /** Where so many are found, or more, sorting them is what a page costs. */
    @Inject
    @ConfigProperty(name = "eventify.catalogue.search.many")
    int many;

    Pieces pieces = new Pieces(1_000);

    /**
     * @param language of the words, where the query names none
     * @throws SearchTooDeepException if the page lies beyond the first 10,000 hits
     * @throws NearRequiredException if a radius or the sort needs a point
     * @throws NearInvalidException if that is not on earth
     * @throws DateInvalidException if there is no such day
     * @throws TextInvalidException if words contain control characters
     * @throws SearchUnavailableException if the index is being prepared, or its server does not answer
     */
    SearchAnswer search(SearchQuery query, String language) {
        Instant now = clock.instant();
        Criteria wanted = criteria(query, query.lang == null ? language : query.lang, now);
        Hits hits = hits(wanted, query, language);
        Map<UUID, EventSummary> summaries = summaries(hits, now);
        Map<UUID, Double> distances = distances(wanted, summaries.keySet(), now);
        List<EventSummary> items = hits.page().stream()
                .filter(hit -> summaries.containsKey(hit.eventId()))
                .map(hit -> with(
                        Objects.requireNonNull(summaries.get(hit.eventId()), "filtered"),
                        distances.get(hit.eventId()),
                        hit))
                .toList();
        return new SearchAnswer(
                query.page,
                query.size,
                hits.counts().total(),
                items,
                hits.counts().facets());
    }

    /*
     * Who turns pages, or asks for everything, is one of many who find the same: it is counted once for all of them. A question in words is asked once, mostly for its first
     * page: one look at the index answers all of it.
     */
    private Hits hits(Criteria wanted, SearchQuery query, String language) {
        EventIndex index = indexes.current();
        if (wanted.offset() == 0 && !wanted.words().isEmpty()) {
            return index.search(wanted);
        }
        String filter = filter(query, language);
        Counts counts =
                Json.read(answers.get("counts\n" + filter, () -> JsonOutput.write(index.counts(wanted))), Counts.class);
        boolean sortedForAll = wanted.words().isEmpty() && counts.total() >= many;
        return new Hits(counts, sortedForAll ? pageOfPieces(index, wanted, filter) : index.page(wanted));
    }

    /* Sorting all of it costs the same for a page as for many pages: they are read together and kept for all readers. */
    private List<Hit> pageOfPieces(EventIndex index, Criteria wanted, String filter) {
        return pieces
                .page(
                        wanted.offset(),
                        wanted.size(),
                        piece -> answers.get(
                                String.join(
                                        "\n", "order", filter, wanted.order().name(), String.valueOf(piece)),
                                () -> Pieces.write(
                                        index.page(wanted.part(piece * pieces.length(), pieces.length())).stream()
                                                .map(Hit::eventId)
                                                .toList())))
                .stream()
                .map(id -> new Hit(id, null))
                .toList();
    }

    /** What decides which events are found, whatever their order and whichever page is wanted: the same text for the same. No value has a line break in it. */
    static String filter(SearchQuery query, String language) {
        return String.join(
                "\n",
                language,
                String.valueOf(query.query),
                String.valueOf(query.from),
                String.valueOf(query.to),
                String.valueOf(query.city),
                String.valueOf(query.category),
                String.valueOf(query.priceMin),
                String.valueOf(query.priceMax),
                String.valueOf(query.currency),
                String.valueOf(query.near),
                String.valueOf(query.radiusKm),
                String.valueOf(query.availableOnly));
    }

    private Map<UUID, EventSummary> summaries(Hits hits, Instant now) {
        List<UUID> ids = hits.page().stream().map(Hit::eventId).toList();
        return programme.summaries(generations.live().id(), ids, now).stream()
                .collect(Collectors.toMap(EventSummary::eventId, Function.identity()));
    }

    private static EventSummary with(EventSummary summary, @Nullable Double distanceKm, Hit hit) {
        return new EventSummary(
                summary.eventId(),
                summary.title(),
                summary.category(),
                summary.tags(),
                summary.status(),
                summary.cities(),
                summary.next(),
                summary.performances(),
                summary.priceFrom(),
                summary.priceTo(),
                summary.available(),
                distanceKm,
                hit.highlights(),
                summary.picture());
    }

    static Criteria criteria(SearchQuery query, String language, Instant now) {
        TextInvalidException.refuse("query", query.query);
        TextInvalidException.refuse("city", query.city);
        TextInvalidException.refuse("category", query.category);
        int offset = (query.page - 1) * query.size;
        if (offset + query.size > DEEPEST) {
            throw new SearchTooDeepException();
        }
        List<String> words = query.query == null ? List.of() : Words.of(query.query);
        Order order = query.sort == null
                ? words.isEmpty() ? Order.DATE : Order.RELEVANCE
                : Order.valueOf(query.sort.toUpperCase(Locale.ROOT));
        GeoPoint near = query.near == null ? null : point(query.near);
        if (near == null && (query.radiusKm != null || order == Order.DISTANCE)) {
            throw new NearRequiredException();
        }
        Instant ahead = EventIndex.aheadFrom(now);
        Instant from = query.from == null ? ahead : instant(query.from, "from", false);
        return new Criteria(
                words,
                language,
                from.isBefore(ahead) ? ahead : from,
                query.to == null ? null : instant(query.to, "to", true),
                given(query.city),
                given(query.category),
                query.priceMin == null ? null : new BigDecimal(query.priceMin),
                query.priceMax == null ? null : new BigDecimal(query.priceMax),
                query.currency,
                near,
                query.radiusKm,
                query.availableOnly,
                order,
                offset,
                query.size);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static GeoPoint point(String near) {
        String[] parts = near.split(",");
        double latitude = Double.parseDouble(parts[0]);
        double longitude = Double.parseDouble(parts[1]);
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            throw new NearInvalidException();
        }
        return GeoPoint.of(latitude, longitude);
    }

    /* A day means all of it. */
    private static Instant instant(String value, String field, boolean end) {
        try {
            if (value.length() > 10) {
                return OffsetDateTime.parse(value).toInstant();
            }
            LocalDate day = LocalDate.parse(value);
            return (end ? day.plusDays(1) : day).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new DateInvalidException(field);
        }
    }

    private Map<UUID, Double> distances(Criteria wanted, Set<UUID> events, Instant now) {
        GeoPoint near = wanted.near();
        if (near == null || events.isEmpty()) {
            return Map.of();
        }
        return programme.outlines(generations.live().id(), events).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(outline -> outline.isAhead(now))
                        .map(Programme.Outline::venue)
                        .filter(Objects::nonNull)
                        .map(venue -> kilometres(near, venue))
                        .min(Comparator.naturalOrder())
                        .map(distance -> Map.entry(entry.getKey(), distance))
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static double kilometres(GeoPoint from, VenueView to) {
        double latitude = Math.toRadians(to.latitude() - from.latitude());
        double longitude = Math.toRadians(to.longitude() - from.longitude());
        double haversine = Math.pow(Math.sin(latitude / 2), 2)
                + Math.cos(Math.toRadians(from.latitude()))
                        * Math.cos(Math.toRadians(to.latitude()))
                        * Math.pow(Math.sin(longitude / 2), 2);
        return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(haversine)) * 10) / 10.0;
    }

    /** The best of the wanted languages that we speak, else English. */
    static String language(List<Locale> wanted) {
        return Optional.ofNullable(wanted).orElse(List.of()).stream()
                .map(Locale::getLanguage)
                .filter(List.of("fr", "en", "ar")::contains)
                .findFirst()
                .orElse("en");
    }
}
