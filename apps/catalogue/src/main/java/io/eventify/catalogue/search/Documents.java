package io.eventify.catalogue.search;

import io.eventify.catalogue.Programme;
import io.eventify.catalogue.Programme.Outline;
import io.eventify.catalogue.Programme.Show;
import io.eventify.contracts.Money;
import io.eventify.contracts.catalogue.VenueView;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.search.engine.spatial.GeoPoint;
import org.jspecify.annotations.Nullable;

/** Makes the index's documents from the read models. */
record Documents(Programme programme, Clock clock) {
    static final String AVAILABLE = "available";
    static final String SOLD_OUT = "sold_out";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
    private static final NavigableMap<BigDecimal, String> BANDS = new TreeMap<>(Map.of(
            BigDecimal.ZERO,
            "0-20",
            BigDecimal.valueOf(20),
            "20-50",
            BigDecimal.valueOf(50),
            "50-100",
            BigDecimal.valueOf(100),
            "100-200",
            BigDecimal.valueOf(200),
            "200-"));

    /** The documents of these events; those that are not to be found have none. */
    List<EventDocument> of(int generation, Collection<UUID> events) {
        Instant now = clock.instant();
        Map<UUID, List<Outline>> outlines = programme.outlines(generation, events);
        return programme.shows(generation, events).values().stream()
                .filter(Show::isPublished)
                .map(show -> document(
                        show,
                        outlines.getOrDefault(show.id(), List.of()).stream()
                                .filter(outline -> outline.isAhead(now))
                                .toList()))
                .filter(document -> !document.performances.isEmpty())
                .toList();
    }

    private static EventDocument document(Show show, List<Outline> dates) {
        boolean onSale = dates.stream().anyMatch(Outline::isOnSale);
        EventDocument document = new EventDocument(show.id(), show.category(), onSale ? AVAILABLE : SOLD_OUT);
        document.titleFr = show.title().get("fr");
        document.titleEn = show.title().get("en");
        document.titleAr = show.title().get("ar");
        document.descriptionFr = show.description().get("fr");
        document.descriptionEn = show.description().get("en");
        document.descriptionAr = show.description().get("ar");
        document.titles = show.title().values().stream().sorted().toList();
        document.tags = show.tags();
        document.cities = distinct(
                dates,
                outline -> outline.venue() == null ? null : outline.venue().city());
        document.months =
                distinct(dates, outline -> MONTH.format(outline.start().atZone(ZoneId.of(outline.timeZone()))));
        document.priceBand = dates.stream()
                .map(Outline::lowest)
                .filter(Objects::nonNull)
                .map(Money::amount)
                .min(Comparator.naturalOrder())
                .map(Documents::band)
                .orElse(null);
        document.words = words(show, dates, document.cities);
        document.performances = dates.stream().map(Documents::document).toList();
        return document;
    }

    static String band(BigDecimal price) {
        return BANDS.floorEntry(price.max(BigDecimal.ZERO)).getValue();
    }

    private static List<String> words(Show show, List<Outline> dates, List<String> cities) {
        List<String> words = new ArrayList<>(show.title().values());
        words.addAll(show.tags());
        words.add(show.category());
        words.addAll(cities);
        dates.stream()
                .map(Outline::venue)
                .filter(Objects::nonNull)
                .flatMap(venue -> Stream.concat(venue.name().values().stream(), Stream.of(venue.country())))
                .forEach(words::add);
        return words.stream().distinct().sorted().toList();
    }

    private static List<String> distinct(List<Outline> dates, Function<Outline, @Nullable String> value) {
        return dates.stream()
                .map(value)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static PerformanceDocument document(Outline outline) {
        PerformanceDocument document = new PerformanceDocument(outline.start());
        VenueView venue = outline.venue();
        Money lowest = outline.lowest();
        document.onSale = outline.isOnSale();
        document.city = venue == null ? null : venue.city();
        document.location = venue == null ? null : GeoPoint.of(venue.latitude(), venue.longitude());
        document.currency = lowest == null ? null : lowest.currency();
        document.price = lowest == null ? null : lowest.amount();
        return document;
    }
}
