package io.eventify.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.catalogue.Database;
import io.eventify.catalogue.Generations;
import io.eventify.catalogue.Programme;
import io.eventify.catalogue.Told;
import io.eventify.catalogue.cache.Answers;
import io.eventify.catalogue.projection.Projection;
import io.eventify.contracts.catalogue.EventSummary;
import io.eventify.contracts.catalogue.SearchAnswer;
import io.eventify.contracts.catalogue.SearchAnswer.Count;
import io.eventify.contracts.catalogue.SearchQuery;
import io.eventify.platform.errors.DomainException;
import io.eventify.platform.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search must find, wherever the index lies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract {
    static final Instant NOW = Instant.parse("2029-06-01T10:00:00Z");
    private static final Instant TOLD = Instant.parse("2029-01-01T10:00:00Z");

    private final Database database =
            new Database(TestDatabase.freshForContext("catalogue").dataSource());
    private final Projection projection = new Projection(database);
    private final SearchEvents searchEvents = new SearchEvents();
    private final ProposeEvents proposeEvents = new ProposeEvents();
    private IndexFeed feed;

    private final UUID opera = UUID.randomUUID();
    private final UUID jazz = UUID.randomUUID();
    private final UUID circus = UUID.randomUUID();
    private final UUID operaDate = UUID.randomUUID();

    abstract SearchBackend backend() throws Exception;

    @BeforeAll
    void a_season() throws Exception {
        Generations generations = new Generations(database);
        Programme programme = new Programme(database);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        feed = new IndexFeed(backend(), database, generations, programme, clock);
        SearchIndexes indexes = new SearchIndexes(feed);
        searchEvents.indexes = indexes;
        searchEvents.generations = generations;
        searchEvents.programme = programme;
        searchEvents.clock = clock;
        searchEvents.many = 5_000;
        searchEvents.answers =
                new Answers(Optional.empty(), clock, Duration.ofSeconds(1), Duration.ofMinutes(1), Runnable::run);
        proposeEvents.indexes = indexes;
        proposeEvents.generations = generations;
        proposeEvents.programme = programme;
        proposeEvents.database = database;
        proposeEvents.clock = clock;

        UUID tunis = UUID.randomUUID();
        UUID paris = UUID.randomUUID();
        Told.apply(
                projection,
                Told.venue(tunis, TOLD, "Tunis", 36.8, 10.18),
                Told.venue(paris, TOLD, "Paris", 48.86, 2.35));
        event(
                opera,
                operaDate,
                Map.of(
                        "fr", "L’opéra de minuit : les générales dansantes",
                        "en", "The Midnight Opera's dancing rehearsals",
                        "ar", "أوبرا منتصف الليل والمكتبات القديمة"),
                Map.of(
                        "fr",
                        "Une œuvre créée à la cathédrale",
                        "en",
                        "Performed in candle light",
                        "ar",
                        "عرض في المدرسة"),
                "opera",
                tunis,
                "2029-07-01T19:00:00Z",
                "45.000",
                "music");
        event(
                jazz,
                UUID.randomUUID(),
                Map.of("fr", "Nuits de jazz", "en", "Jazz nights", "ar", "ليالي الجاز"),
                Map.of("en", "Saxophones <under> the stars"),
                "concert",
                paris,
                "2029-08-15T19:00:00Z",
                "15.000",
                "music");
        event(
                circus,
                UUID.randomUUID(),
                Map.of("fr", "Le cirque d’hiver", "en", "Winter circus", "ar", "سيرك الشتاء"),
                Map.of(),
                "family",
                tunis,
                "2029-12-20T19:00:00Z",
                "120.000");
        feed.run();
    }

    private void event(
            UUID id,
            UUID date,
            Map<String, String> title,
            Map<String, String> text,
            String category,
            UUID venue,
            String start,
            String price,
            String... tags) {
        UUID prices = UUID.randomUUID();
        Told.apply(
                projection,
                Told.show(id, TOLD, title, text, category, tags),
                Told.published(id, TOLD.plusSeconds(1)),
                Told.prices(prices, id, TOLD, "TND", price),
                Told.performance(date, id, TOLD, Instant.parse(start), venue, prices, "open"),
                Told.availability(date, 1, 10, 10));
    }

    @AfterAll
    void close() {
        try {
            feed.close();
        } finally {
            stop();
        }
    }

    /** Ends what {@link #backend} began. */
    void stop() {}

    private SearchAnswer search(Consumer<SearchQuery> query) {
        SearchQuery wanted = new SearchQuery();
        query.accept(wanted);
        return searchEvents.search(wanted, "en");
    }

    private List<UUID> found(Consumer<SearchQuery> query) {
        return search(query).items().stream().map(EventSummary::eventId).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // elision, accents, plural, gender
        "fr, opera",
        "fr, l'opéra",
        "fr, OPÉRAS",
        "fr, générale",
        "fr, generale dansante",
        "fr, oeuvres cathedrale",
        "fr, les opéras de minuit",
        // stemming, possessive
        "en, opera's",
        "en, operas rehearsal",
        "en, dance",
        "en, candles",
        "en, performing",
        // alef forms, teh marbuta, article, plural
        "ar, اوبرا",
        "ar, أوبرا",
        "ar, الليل",
        "ar, المكتبة",
        "ar, مدرسه",
        "ar, مُنْتَصَف",
        // typing errors
        "fr, opra",
        "en, midnigth",
        "en, rehersals",
        "ar, اوبار"
    })
    void words_are_found_in_three_languages_and_in_spite_of_typing_errors(String language, String words) {
        assertThat(found(q -> {
                    q.query = words;
                    q.lang = language;
                }))
                .as(words)
                .startsWith(opera);
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(found(q -> q.query = "football")).isEmpty();
        assertThat(found(q -> q.query = "opera football")).isEmpty();
    }

    @Test
    void facets_count_the_hits() {
        SearchAnswer.Facets facets = search(q -> {}).facets();

        assertThat(facets.city()).containsExactly(new Count("Tunis", 2), new Count("Paris", 1));
        assertThat(facets.category())
                .containsExactlyInAnyOrder(new Count("opera", 1), new Count("concert", 1), new Count("family", 1));
        assertThat(facets.month())
                .containsExactlyInAnyOrder(new Count("2029-07", 1), new Count("2029-08", 1), new Count("2029-12", 1));
        assertThat(facets.priceBand())
                .containsExactlyInAnyOrder(new Count("0-20", 1), new Count("20-50", 1), new Count("100-200", 1));
        assertThat(facets.availability()).containsExactly(new Count("available", 3));
    }

    @Test
    void dates_prices_city_and_category_restrict() {
        assertThat(found(q -> {
                    q.from = "2029-07-02";
                    q.to = "2029-08-15";
                }))
                .containsExactly(jazz);
        assertThat(found(q -> {
                    q.priceMin = "20";
                    q.priceMax = "50";
                }))
                .containsExactly(opera);
        assertThat(found(q -> q.city = "Paris")).containsExactly(jazz);
        assertThat(found(q -> q.category = "family")).containsExactly(circus);
        assertThat(found(q -> q.currency = "EUR")).isEmpty();
    }

    @Test
    void a_time_that_ends_before_it_begins_holds_nothing() {
        assertThat(found(q -> {
                    q.from = "2029-08-01";
                    q.to = "2029-07-01";
                }))
                .isEmpty();
        assertThat(found(q -> q.to = "0001-01-01")).isEmpty();
        assertThat(found(q -> q.from = "9999-12-31")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2029-13-01, date_invalid",
        "from, 2029-02-30, date_invalid",
        "to, 2029-01-01T25:00:00Z, date_invalid",
        "query, a\u0000b, text_invalid",
        "city, 'Tunis\u001b', text_invalid",
        "category, '\u0007', text_invalid"
    })
    void what_cannot_be_is_refused_by_name(String field, String value, String code) {
        assertThatThrownBy(() -> search(q -> {
                    switch (field) {
                        case "from" -> q.from = value;
                        case "to" -> q.to = value;
                        case "query" -> q.query = value;
                        case "city" -> q.city = value;
                        default -> q.category = value;
                    }
                }))
                .isInstanceOfSatisfying(DomainException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.details().getFirst().field()).isEqualTo(field);
                });
        assertThatThrownBy(() -> proposeEvents.suggest("mid\u0000", "en", 10)).isInstanceOf(TextInvalidException.class);
    }

    @Test
    void distance_restricts_and_sorts_and_is_told() {
        assertThat(found(q -> {
                    q.near = "48.8,2.3";
                    q.radiusKm = 50.0;
                }))
                .containsExactly(jazz);
        SearchAnswer nearest = search(q -> {
            q.near = "48.86,2.35";
            q.sort = "distance";
        });
        assertThat(nearest.items().getFirst().eventId()).isEqualTo(jazz);
        assertThat(nearest.items().getFirst().distanceKm()).isLessThan(1);
        assertThat(nearest.items().getLast().distanceKm()).isBetween(1_400.0, 1_600.0);
        assertThatThrownBy(() -> search(q -> q.sort = "distance")).isInstanceOf(NearRequiredException.class);
        assertThatThrownBy(() -> search(q -> q.near = "91,0")).isInstanceOf(NearInvalidException.class);
    }

    @ParameterizedTest(name = "where {0} are many, in pieces of {1}")
    @CsvSource({"5000, 1000", "1, 1000", "1, 2", "1, 1"})
    void order_is_by_date_price_or_distance_and_pages_do_not_overlap(int many, int piece) {
        searchEvents.many = many;
        searchEvents.pieces = new Pieces(piece);
        assertThat(found(q -> {})).containsExactly(opera, jazz, circus);
        assertThat(found(q -> q.sort = "price")).containsExactly(jazz, opera, circus);
        assertThat(found(q -> {
                    q.sort = "distance";
                    q.near = "48.8,2.3";
                }))
                .first()
                .isEqualTo(jazz);
        assertThat(found(q -> {
                    q.size = 2;
                    q.page = 2;
                }))
                .containsExactly(circus);
        assertThatThrownBy(() -> search(q -> {
                    q.size = 100;
                    q.page = 101;
                }))
                .isInstanceOf(SearchTooDeepException.class);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"opera", "circus", "null"},
            nullValues = "null")
    void whichever_page_is_shown_the_same_is_counted(String words) {
        SearchAnswer first = search(q -> {
            q.query = words;
            q.size = 1;
        });
        SearchAnswer second = search(q -> {
            q.query = words;
            q.size = 1;
            q.page = 2;
            q.sort = "date";
        });

        assertThat(second.total()).isEqualTo(first.total());
        assertThat(second.facets()).isEqualTo(first.facets());
        assertThat(second.items()).doesNotContainAnyElementsOf(first.items());
        assertThat(first.facets().category().stream().mapToLong(Count::count).sum())
                .isEqualTo(first.total());
    }

    @Test
    void highlights_mark_the_words_and_escape_the_rest() {
        EventSummary hit = search(q -> q.query = "saxophone").items().getFirst();

        assertThat(hit.highlights().get("description").getFirst())
                .contains("<em>Saxophones</em>")
                .contains("&lt;under&gt;");
    }

    @Test
    void suggestions_complete_what_is_being_typed() {
        assertThat(proposeEvents.suggest("mid", "en", 10).items())
                .extracting("text")
                .containsExactly("The Midnight Opera's dancing rehearsals");
        assertThat(proposeEvents.suggest("tun", "en", 10).items().getFirst().kind())
                .isEqualTo("city");
        assertThat(proposeEvents.suggest("سير", "ar", 10).items())
                .extracting("text")
                .containsExactly("سيرك الشتاء");
    }

    @Test
    void similar_events_and_recommendations_are_others() {
        assertThat(proposeEvents.similar(opera, 5).items())
                .extracting("eventId")
                .contains(jazz)
                .doesNotContain(opera);

        UUID customer = UUID.randomUUID();
        assertThat(proposeEvents.recommend(customer, 5).basis()).isEqualTo("popular");
        Told.apply(projection, Told.paid(UUID.randomUUID(), customer, operaDate, TOLD));
        assertThat(proposeEvents.recommend(customer, 5).basis()).isEqualTo("own_orders");
        assertThat(proposeEvents.recommend(customer, 5).items())
                .extracting("eventId")
                .containsExactly(circus);
    }

    @Test
    void a_change_is_found_with_the_next_run_and_what_is_sold_out_or_archived_is_left_out() {
        UUID id = UUID.randomUUID();
        UUID date = UUID.randomUUID();
        UUID venue = UUID.randomUUID();
        UUID prices = UUID.randomUUID();
        // the venue comes last
        Told.apply(
                projection,
                Told.performance(date, id, TOLD, Instant.parse("2031-07-01T19:00:00Z"), venue, prices, "open"),
                Told.availability(date, 1, 5, 5),
                Told.published(id, TOLD.plusSeconds(1)),
                Told.show(id, TOLD, Map.of("en", "Zarzuela"), Map.of(), "opera"));
        feed.run();
        assertThat(found(q -> q.query = "zarzuela")).containsExactly(id);
        assertThat(found(q -> {
                    q.query = "zarzuela";
                    q.city = "Madrid";
                }))
                .isEmpty();
        Told.apply(projection, Told.venue(venue, TOLD, "Madrid", 40.4, -3.7));
        feed.run();
        assertThat(found(q -> q.city = "Madrid")).containsExactly(id);

        Told.apply(projection, Told.availability(date, 2, 5, 0));
        feed.run();
        assertThat(found(q -> {
                    q.query = "zarzuela";
                    q.availableOnly = true;
                }))
                .isEmpty();
        assertThat(found(q -> q.query = "zarzuela")).containsExactly(id);

        Told.apply(projection, Told.archived(id, TOLD.plusSeconds(2)));
        feed.run();
        assertThat(found(q -> q.query = "zarzuela")).isEmpty();
    }
}
