package io.eventify.catalogue.search;

import io.eventify.catalogue.Database;
import io.eventify.catalogue.Generations;
import io.eventify.catalogue.Programme;
import io.eventify.contracts.catalogue.EventList;
import io.eventify.contracts.catalogue.EventSummary;
import io.eventify.contracts.catalogue.SuggestAnswer;
import io.eventify.contracts.catalogue.SuggestAnswer.Suggestion;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What somebody may want who has not said it (fully) yet. */
@ApplicationScoped
class ProposeEvents {
    private static final int PLACES = 5;
    private static final int LOOKED_BACK = 50;

    @Inject
    SearchIndexes indexes;

    @Inject
    Generations generations;

    @Inject
    Programme programme;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Cities and categories that begin so first, then events, titles in the language where there is one. */
    SuggestAnswer suggest(String typed, String language, int size) {
        TextInvalidException.refuse("q", typed);
        Instant now = clock.instant();
        int generation = generations.live().id();
        List<Suggestion> items = new ArrayList<>();
        String beginning = folded(typed.strip());
        if (!beginning.isEmpty()) {
            beginnings(generation, "city").stream()
                    .filter(city -> folded(city).startsWith(beginning))
                    .limit(PLACES)
                    .forEach(city -> items.add(new Suggestion("city", city, null)));
            beginnings(generation, "category").stream()
                    .filter(category -> folded(category).startsWith(beginning))
                    .limit(PLACES)
                    .forEach(category -> items.add(new Suggestion("category", category, null)));
        }
        List<String> words = Words.all(typed);
        if (!words.isEmpty()) {
            programme
                    .summaries(generation, indexes.current().suggest(words, now, size), now)
                    .forEach(event -> items.add(new Suggestion("event", title(event, language), event.eventId())));
        }
        return new SuggestAnswer(items.stream().limit(size).toList());
    }

    /** @throws NotFoundException if there is no such event to be seen */
    EventList similar(UUID eventId, int size) {
        Instant now = clock.instant();
        int generation = generations.live().id();
        List<EventDocument> document = indexes.documents().of(generation, List.of(eventId));
        if (document.isEmpty()) {
            if (programme.summaries(generation, List.of(eventId), now).isEmpty()) {
                throw new NotFoundException("event");
            }
            return new EventList("similar_texts", List.of());
        }
        return new EventList(
                "similar_texts",
                programme.summaries(generation, indexes.current().similar(document.getFirst(), now, size), now));
    }

    /** By the categories and cities of what the customer has booked; what most book where he has booked nothing. */
    EventList recommend(UUID customerId, int size) {
        Instant now = clock.instant();
        int generation = generations.live().id();
        List<UUID> booked = programme.bookedBy(generation, customerId, LOOKED_BACK);
        if (!booked.isEmpty()) {
            Map<UUID, Programme.Show> shows = programme.shows(generation, booked);
            List<String> cities = programme.outlines(generation, booked).values().stream()
                    .flatMap(dates -> dates.stream()
                            .map(Programme.Outline::venue)
                            .filter(venue -> venue != null)
                            .map(venue -> venue.city())
                            .distinct())
                    .toList();
            List<String> categories =
                    shows.values().stream().map(Programme.Show::category).toList();
            List<EventSummary> likely = programme.summaries(
                    generation, indexes.current().likely(categories, cities, new HashSet<>(booked), now, size), now);
            if (!likely.isEmpty()) {
                return new EventList("own_orders", likely);
            }
        }
        return new EventList("popular", programme.summaries(generation, programme.popular(generation, size), now));
    }

    private List<String> beginnings(int generation, String what) {
        String sql = what.equals("city")
                ? "select distinct city as value from venues where g = ? order by value limit 5000"
                : "select distinct category as value from shows where g = ? and status = 'published' and category is not null order by value limit 5000";
        return database.list(sql, row -> row.getString("value"), generation);
    }

    private static String title(EventSummary event, String language) {
        String wanted = event.title().get(language);
        return wanted != null
                ? wanted
                : event.title().values().stream().sorted().findFirst().orElse("");
    }

    /** Without accents and case. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
