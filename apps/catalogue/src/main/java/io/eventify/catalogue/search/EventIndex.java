package io.eventify.catalogue.search;

import io.eventify.catalogue.search.Criteria.Order;
import io.eventify.catalogue.search.Hits.Hit;
import io.eventify.contracts.catalogue.SearchAnswer.Count;
import io.eventify.contracts.catalogue.SearchAnswer.Facets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.search.engine.backend.work.execution.DocumentCommitStrategy;
import org.hibernate.search.engine.backend.work.execution.DocumentRefreshStrategy;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.aggregation.SearchAggregation;
import org.hibernate.search.engine.search.common.SortMode;
import org.hibernate.search.engine.search.highlighter.SearchHighlighter;
import org.hibernate.search.engine.search.highlighter.dsl.HighlighterEncoder;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.projection.SearchProjection;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.engine.search.query.dsl.SearchQueryOptionsStep;
import org.hibernate.search.engine.search.sort.SearchSort;
import org.hibernate.search.engine.search.sort.dsl.SearchSortFactory;
import org.hibernate.search.engine.spatial.DistanceUnit;
import org.hibernate.search.engine.spatial.GeoPoint;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.scope.SearchScope;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategyConfigurationContext;
import org.hibernate.search.util.common.SearchException;
import org.hibernate.search.util.common.data.Range;
import org.jspecify.annotations.Nullable;

/** The search index of one generation: the same model and the same questions, wherever it lies. */
final class EventIndex implements AutoCloseable {
    /** Of the documents and their analysis; another one is another index. */
    static final String MODEL = "m1";

    private static final Logger LOG = Logger.getLogger(EventIndex.class.getName());

    private static final int MOST_FACETS = 50;
    private static final AggregationKey<Map<String, Long>> CITY = AggregationKey.of("city");
    private static final AggregationKey<Map<String, Long>> CATEGORY = AggregationKey.of("category");
    private static final AggregationKey<Map<String, Long>> MONTH = AggregationKey.of("month");
    private static final AggregationKey<Map<String, Long>> BAND = AggregationKey.of("priceBand");
    private static final AggregationKey<Map<String, Long>> AVAILABILITY = AggregationKey.of("availability");
    private static final List<String> LANGUAGES = List.of("fr", "en", "ar");

    private final UUID generation;
    private final CloseableSearchMapping mapping;
    private final SearchScope<EventDocument> scope;

    private EventIndex(UUID generation, CloseableSearchMapping mapping) {
        this.generation = generation;
        this.mapping = mapping;
        this.scope = mapping.scope(EventDocument.class);
    }

    /** Opens the index of a generation, and makes an empty one where there is none. */
    static EventIndex open(SearchBackend backend, UUID generation) {
        CloseableSearchMapping mapping = SearchMapping.builder(AnnotatedTypeSource.fromClasses(EventDocument.class))
                .properties(backend.properties(generation))
                .property("hibernate.search.schema_management.strategy", "create")
                .property("hibernate.search.mapping.build_missing_discovered_jandex_indexes", "false")
                .property("hibernate.search.mapping.discover_annotated_types_from_root_mapping_annotations", "false")
                .build();
        return new EventIndex(generation, mapping);
    }

    UUID generation() {
        return generation;
    }

    /** Writes documents and takes out what has none; visible to searches when it returns. */
    void write(Collection<EventDocument> documents, Collection<UUID> gone) {
        try (SearchSession session = mapping.createSessionWithOptions()
                .indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.readSync())
                .build()) {
            documents.forEach(session.indexingPlan()::addOrUpdate);
            gone.forEach(id -> session.indexingPlan().purge(EventDocument.class, id, null));
        }
    }

    /**
     * Writes many documents; all are written when it returns, but searches see them only after {@link #flush}, and only then they are durable.
     *
     * @throws SearchException if one of them could not be written
     */
    void add(Collection<EventDocument> documents) {
        try (SearchSession session = mapping.createSessionWithOptions()
                .indexingPlanSynchronizationStrategy(EventIndex::waitUntilWritten)
                .build()) {
            documents.forEach(session.indexingPlan()::addOrUpdate);
        }
    }

    private static void waitUntilWritten(IndexingPlanSynchronizationStrategyConfigurationContext plan) {
        plan.documentCommitStrategy(DocumentCommitStrategy.NONE);
        plan.documentRefreshStrategy(DocumentRefreshStrategy.NONE);
        plan.indexingFutureHandler(written -> written.join().throwable().ifPresent(failure -> {
            throw new SearchException("documents could not be written", failure);
        }));
    }

    /** Empties it. */
    void purge() {
        scope.workspace().purge();
    }

    /** Makes everything written so far visible and durable. */
    void flush() {
        scope.workspace().flush();
        scope.workspace().refresh();
    }

    /** Removes the index where it is shared; local files are removed with their folder. */
    void drop() {
        scope.schemaManager().dropIfExisting();
    }

    @Override
    public void close() {
        mapping.close();
    }

    /**
     * A search with facets.
     *
     * @throws SearchUnavailableException if the server of the index does not answer
     */
    Hits search(Criteria wanted) {
        return asked(() -> find(wanted));
    }

    private Hits find(Criteria wanted) {
        try (SearchSession session = mapping.createSession()) {
            SearchResult<UUID> result =
                    counting(found(session, wanted).sort(sort(wanted))).fetch(wanted.offset(), wanted.size());
            return new Hits(countsOf(result), hits(session, result.hits(), wanted));
        }
    }

    /**
     * One page without counting everything that is found: much cheaper where that is much.
     *
     * @throws SearchUnavailableException if the server of the index does not answer
     */
    List<Hit> page(Criteria wanted) {
        return asked(() -> {
            try (SearchSession session = mapping.createSession()) {
                // with the total, although nobody asks: without it OpenSearch 3.6 fails to sort large indexes by a
                // nested field
                List<UUID> ids = found(session, wanted)
                        .sort(sort(wanted))
                        .fetch(wanted.offset(), wanted.size())
                        .hits();
                return hits(session, ids, wanted);
            }
        });
    }

    /**
     * How much is found, and of which kinds.
     *
     * @throws SearchUnavailableException if the server of the index does not answer
     */
    Counts counts(Criteria wanted) {
        return asked(() -> {
            try (SearchSession session = mapping.createSession()) {
                return countsOf(counting(found(session, wanted)).fetch(0));
            }
        });
    }

    private SearchQueryOptionsStep<?, ?, UUID, ?, ?, ?> found(SearchSession session, Criteria wanted) {
        SearchPredicateFactory f = scope.predicate();
        BooleanPredicateClausesStep<?, ?> all = f.bool().filter(datesOf(wanted, f));
        if (wanted.category() != null) {
            all = all.filter(f.match().field("category").matching(wanted.category()));
        }
        for (String word : wanted.words()) {
            all = all.must(word(word, wanted.language(), f));
        }
        return session.search(scope)
                .select(scope.projection().id(UUID.class).toProjection())
                .where(all.toPredicate());
    }

    private SearchQueryOptionsStep<?, ?, UUID, ?, ?, ?> counting(SearchQueryOptionsStep<?, ?, UUID, ?, ?, ?> query) {
        return query.aggregation(CITY, terms("cities"))
                .aggregation(CATEGORY, terms("category"))
                .aggregation(MONTH, terms("months"))
                .aggregation(BAND, terms("priceBand"))
                .aggregation(AVAILABILITY, terms("availability"));
    }

    private static Counts countsOf(SearchResult<UUID> result) {
        return new Counts(
                result.total().hitCount(),
                new Facets(
                        counts(result.aggregation(CITY)),
                        counts(result.aggregation(CATEGORY)),
                        counts(result.aggregation(MONTH)),
                        counts(result.aggregation(BAND)),
                        counts(result.aggregation(AVAILABILITY))));
    }

    private List<Hit> hits(SearchSession session, List<UUID> page, Criteria wanted) {
        return wanted.words().isEmpty()
                ? page.stream().map(id -> new Hit(id, null)).toList()
                : highlighted(session, page, wanted);
    }

    /* In the language of the search where something was found in it, else in the others. */
    private List<Hit> highlighted(SearchSession session, List<UUID> page, Criteria wanted) {
        Map<UUID, Map<String, List<String>>> highlights =
                highlights(session, page, wanted.words(), List.of(wanted.language()));
        List<UUID> without =
                page.stream().filter(id -> !highlights.containsKey(id)).toList();
        highlights.putAll(highlights(
                session,
                without,
                wanted.words(),
                LANGUAGES.stream()
                        .filter(language -> !language.equals(wanted.language()))
                        .toList()));
        return page.stream()
                .map(id -> new Hit(id, highlights.getOrDefault(id, Map.of())))
                .toList();
    }

    /* A question of its own, since a highlighter asks the whole of it again for each field of each hit: dates and typing errors would cost most. */
    private Map<UUID, Map<String, List<String>>> highlights(
            SearchSession session, List<UUID> events, List<String> words, List<String> languages) {
        Map<UUID, Map<String, List<String>>> found = new HashMap<>();
        if (events.isEmpty()) {
            return found;
        }
        SearchPredicateFactory f = scope.predicate();
        BooleanPredicateClausesStep<?, ?> all = f.bool().filter(f.id().matchingAny(events));
        List<SearchProjection<?>> columns = new ArrayList<>();
        columns.add(scope.projection().id(UUID.class).toProjection());
        for (String language : languages) {
            String title = "title" + suffix(language);
            String description = "description" + suffix(language);
            columns.add(scope.projection().highlight(title).toProjection());
            columns.add(scope.projection().highlight(description).toProjection());
            for (String word : words) {
                all = all.should(f.match().field(title).field(description).matching(word));
            }
        }
        session.search(scope)
                .select(scope.projection()
                        .composite()
                        .from(columns.toArray(SearchProjection<?>[]::new))
                        .asList()
                        .toProjection())
                .where(all.toPredicate())
                .highlighter(highlighter())
                .fetchHits(events.size())
                .forEach(row -> {
                    Map<String, List<String>> ofEvent = new LinkedHashMap<>();
                    for (int column = 1; column < row.size(); column++) {
                        List<String> fragments = ((List<?>) row.get(column))
                                .stream().map(String.class::cast).toList();
                        if (!fragments.isEmpty()) {
                            ofEvent.putIfAbsent(column % 2 == 1 ? "title" : "description", fragments);
                        }
                    }
                    if (!ofEvent.isEmpty()) {
                        found.put((UUID) row.getFirst(), ofEvent);
                    }
                });
        return found;
    }

    /** Events whose titles begin with what is being typed, all words of it. */
    List<UUID> suggest(List<String> words, Instant now, int size) {
        SearchPredicateFactory f = scope.predicate();
        BooleanPredicateClausesStep<?, ?> all = f.bool().filter(ahead(now, f));
        for (String word : words) {
            all = all.must(f.match().field("typed").matching(word));
        }
        return ids(all.toPredicate(), size);
    }

    /** Events like one: its words, tags, category and cities, the rarer the better. */
    List<UUID> similar(EventDocument to, Instant now, int size) {
        SearchPredicateFactory f = scope.predicate();
        BooleanPredicateClausesStep<?, ?> all = f.bool()
                .filter(ahead(now, f))
                .mustNot(f.match().field("key").matching(to.key))
                .should(f.match().field("category").matching(to.category).boost(2))
                .minimumShouldMatchNumber(1);
        for (Map.Entry<String, @Nullable String> text : texts(to).entrySet()) {
            String value = text.getValue();
            if (value != null && !Words.of(value).isEmpty()) {
                all = all.should(f.match().field(text.getKey()).matching(String.join(" ", Words.of(value))));
            }
        }
        for (String tag : to.tags) {
            all = all.should(f.match().field("tags").matching(tag).boost(2));
        }
        for (String city : to.cities) {
            all = all.should(f.match().field("cities").matching(city));
        }
        return ids(all.toPredicate(), size);
    }

    /** Events of these categories and cities, the more often they are named the better. */
    List<UUID> likely(List<String> categories, List<String> cities, Set<UUID> without, Instant now, int size) {
        SearchPredicateFactory f = scope.predicate();
        BooleanPredicateClausesStep<?, ?> all = f.bool()
                .filter(ahead(now, f))
                .filter(f.match().field("availability").matching(Documents.AVAILABLE))
                .minimumShouldMatchNumber(1);
        for (String category : new HashSet<>(categories)) {
            all = all.should(f.match()
                    .field("category")
                    .matching(category)
                    .constantScore()
                    .boost(2f * times(category, categories)));
        }
        for (String city : new HashSet<>(cities)) {
            all = all.should(
                    f.match().field("cities").matching(city).constantScore().boost(times(city, cities)));
        }
        if (!without.isEmpty()) {
            all = all.mustNot(f.terms()
                    .field("key")
                    .matchingAny(without.stream().map(UUID::toString).toList()));
        }
        return ids(all.toPredicate(), size);
    }

    /** How many documents there are. */
    long count() {
        try (SearchSession session = mapping.createSession()) {
            return session.search(scope)
                    .where(scope.predicate().matchAll().toPredicate())
                    .fetchTotalHitCount();
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SearchException e) {
            LOG.log(Level.WARNING, e, () -> "the search index does not answer");
            throw new SearchUnavailableException(e);
        }
    }

    private static float times(String value, List<String> all) {
        return all.stream().filter(value::equals).count();
    }

    private static Map<String, @Nullable String> texts(EventDocument document) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("titleFr", document.titleFr);
        texts.put("titleEn", document.titleEn);
        texts.put("titleAr", document.titleAr);
        return texts;
    }

    private List<UUID> ids(SearchPredicate predicate, int size) {
        return asked(() -> find(predicate, size));
    }

    private List<UUID> find(SearchPredicate predicate, int size) {
        try (SearchSession session = mapping.createSession()) {
            return session.search(scope)
                    .select(scope.projection().id(UUID.class).toProjection())
                    .where(predicate)
                    .sort(scope.sort()
                            .composite()
                            .add(scope.sort().score())
                            .add(scope.sort().field("key"))
                            .toSort())
                    .fetchHits(size);
        }
    }

    /** From when on a performance counts as ahead: the same for all questions of a minute, so that the index knows the answer already; one is found until then. */
    static Instant aheadFrom(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    private static SearchPredicate ahead(Instant now, SearchPredicateFactory f) {
        return f.nested("performances")
                .add(f.range().field("performances.start").atLeast(aheadFrom(now)))
                .toPredicate();
    }

    /* All of it must hold of one and the same date. */
    private static SearchPredicate datesOf(Criteria wanted, SearchPredicateFactory f) {
        BooleanPredicateClausesStep<?, ?> date = f.bool()
                .filter(
                        wanted.to() == null
                                ? f.range().field("performances.start").atLeast(wanted.from())
                                : f.range()
                                        .field("performances.start")
                                        .range(Range.canonical(wanted.from(), wanted.to())));
        if (wanted.availableOnly()) {
            date = date.filter(f.match().field("performances.onSale").matching(true));
        }
        if (wanted.city() != null) {
            date = date.filter(f.match().field("performances.city").matching(wanted.city()));
        }
        if (wanted.currency() != null) {
            date = date.filter(f.match().field("performances.currency").matching(wanted.currency()));
        }
        if (wanted.priceMin() != null) {
            date = date.filter(f.range().field("performances.price").atLeast(wanted.priceMin()));
        }
        if (wanted.priceMax() != null) {
            date = date.filter(f.range().field("performances.price").atMost(wanted.priceMax()));
        }
        if (wanted.near() != null && wanted.radiusKm() != null) {
            date = date.filter(f.spatial()
                    .within()
                    .field("performances.location")
                    .circle(wanted.near(), wanted.radiusKm(), DistanceUnit.KILOMETERS));
        }
        return f.nested("performances").add(date.toPredicate()).toPredicate();
    }

    /* Exactly in its language first; then anywhere; then with typing errors, the first letter apart. */
    private static SearchPredicate word(String word, String language, SearchPredicateFactory f) {
        BooleanPredicateClausesStep<?, ?> any = f.bool().minimumShouldMatchNumber(1);
        for (String one : LANGUAGES) {
            float boost = one.equals(language) ? 2 : 1;
            String suffix = suffix(one);
            any = any.should(f.match().field("title" + suffix).matching(word).boost(4 * boost))
                    .should(f.match()
                            .field("description" + suffix)
                            .matching(word)
                            .boost(boost));
        }
        any = any.should(f.match().field("words").matching(word).boost(2));
        int edits = word.length() < 4 ? 0 : word.length() < 8 ? 1 : 2;
        if (edits > 0) {
            any = any.should(
                    f.match().field("words").matching(word).fuzzy(edits, 1).boost(0.3f));
        }
        return any.toPredicate();
    }

    private SearchSort sort(Criteria wanted) {
        SearchSortFactory s = scope.sort();
        SearchPredicate dates = scope.predicate()
                .range()
                .field("performances.start")
                .atLeast(wanted.from())
                .toPredicate();
        SearchSort byDate = s.field("performances.start")
                .asc()
                .mode(SortMode.MIN)
                .filter(dates)
                .toSort();
        GeoPoint near = wanted.near();
        SearchSort first =
                switch (wanted.order()) {
                    case RELEVANCE -> s.score().toSort();
                    case DATE -> byDate;
                    case PRICE ->
                        s.field("performances.price")
                                .asc()
                                .mode(SortMode.MIN)
                                .missing()
                                .last()
                                .filter(dates)
                                .toSort();
                    case DISTANCE -> {
                        if (near == null) {
                            throw new IllegalArgumentException("distance from where?");
                        }
                        yield s.distance("performances.location", near)
                                .asc()
                                .mode(SortMode.MIN)
                                .filter(dates)
                                .toSort();
                    }
                };
        SearchSort key = s.field("key").toSort();
        return wanted.order() == Order.DATE
                ? s.composite().add(first).add(key).toSort()
                : s.composite().add(first).add(byDate).add(key).toSort();
    }

    private SearchHighlighter highlighter() {
        return scope.highlighter()
                .unified()
                .numberOfFragments(2)
                .tag("<em>", "</em>")
                .encoder(HighlighterEncoder.HTML)
                .toHighlighter();
    }

    private SearchAggregation<Map<String, Long>> terms(String field) {
        return scope.aggregation()
                .terms()
                .field(field, String.class)
                .maxTermCount(MOST_FACETS)
                .toAggregation();
    }

    private static List<Count> counts(Map<String, Long> aggregation) {
        return aggregation.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String suffix(String language) {
        return language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
    }
}
