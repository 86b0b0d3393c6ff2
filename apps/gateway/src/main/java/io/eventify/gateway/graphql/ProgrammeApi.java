package io.eventify.gateway.graphql;

import io.eventify.contracts.Page;
import io.eventify.contracts.SalesPolicy;
import io.eventify.contracts.catalogue.PerformanceView;
import io.eventify.contracts.catalogue.SearchQuery;
import io.eventify.contracts.event.EventClient.EventDetails;
import io.eventify.contracts.event.EventClient.PerformanceDetails;
import io.eventify.contracts.event.EventClient.PriceList;
import io.eventify.contracts.inventory.AvailabilityClient;
import io.eventify.gateway.graphql.type.Availability;
import io.eventify.gateway.graphql.type.Event;
import io.eventify.gateway.graphql.type.Performance;
import io.eventify.gateway.graphql.type.PriceCategory;
import io.eventify.gateway.graphql.type.Proposals;
import io.eventify.gateway.graphql.type.SalesRules;
import io.eventify.gateway.graphql.type.SearchResult;
import io.eventify.gateway.graphql.type.SeatPage;
import io.eventify.gateway.graphql.type.Siblings;
import io.eventify.gateway.graphql.type.Suggestion;
import io.eventify.gateway.graphql.type.Zone;
import io.eventify.gateway.services.Asker;
import io.eventify.gateway.services.Reads;
import io.eventify.gateway.services.RefusedException;
import io.eventify.gateway.services.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/**
 * What can be bought. Whatever a performance has is read for all performances of the answer at once, so that the number of calls does not grow with them.
 */
@GraphQLApi
@ApplicationScoped
public class ProgrammeApi {
    private static final Logger LOG = Logger.getLogger(ProgrammeApi.class.getName());
    private static final int LONGEST_QUERY = 200;
    private static final int LONGEST_WORD = 100;
    private static final int MOST_PAGES_OF_RULES = 10;
    private static final int LONGEST_CATEGORY = 40;

    @Inject
    Reads reads;

    @Inject
    Tasks tasks;

    @Query("event")
    @Description("An event; null with the error event_not_found for none and for a draft of others")
    public CompletionStage<Event> event(@Name("id") @Description("Its id") @Id @NonNull String id) {
        return tasks.start(() -> found(Arguments.id("id", id)));
    }

    /** The catalogue knows what everybody may see, and knows it in one call; drafts, and everything while the catalogue is away, come from the event context. */
    private Event found(UUID id) {
        try {
            return Answers.event(reads.eventPage(id));
        } catch (RefusedException refused) {
            boolean perhapsADraft = refused.status() == 404 && Asker.current().authorization() != null;
            if (!perhapsADraft && refused.status() < 500) {
                throw refused;
            }
        } catch (FaultToleranceException | ProcessingException away) {
            LOG.log(Level.FINE, "the catalogue does not answer: an event is read from its own context", away);
        }
        return Answers.event(reads.event(id));
    }

    @Query("search")
    @Description("Published events with a performance ahead")
    public CompletionStage<SearchResult> search(
            @Name("query") @Description("Words in French, English or Arabic; typing errors are forgiven") @Nullable
                    String query,
            @Name("from") @Description("Performances from this day (UTC) or instant on; now when absent") @Nullable
                    String from,
            @Name("to") @Description("Performances up to this day (UTC, included) or instant (excluded)") @Nullable
                    String to,
            @Name("city") @Description("As it is written in a facet") @Nullable String city,
            @Name("category") @Description("As it is written in a facet") @Nullable String category,
            @Name("priceMin") @Description("Cheapest price at least this much, a decimal number") @Nullable
                    String priceMin,
            @Name("priceMax") @Description("Cheapest price at most this much") @Nullable String priceMax,
            @Name("currency") @Description("Only prices in this currency, ISO 4217") @Nullable String currency,
            @Name("near") @Description("A point: latitude and longitude in degrees, 36.80,10.18") @Nullable String near,
            @Name("radiusKm") @Description("Kilometres around it, 0.1 to 20000") @Nullable Double radiusKm,
            @Name("availableOnly") @Description("Only where a place can be held") @DefaultValue("false")
                    boolean availableOnly,
            @Name("sort")
                    @Description("relevance, date, price or distance; relevance with words, date without")
                    @Nullable
                    String sort,
            @Name("page") @Description("From 1; the first 10,000 hits are shown") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        SearchQuery search = new SearchQuery();
        search.query = query;
        search.from = from;
        search.to = to;
        search.city = city;
        search.category = category;
        search.priceMin = priceMin;
        search.priceMax = priceMax;
        search.currency = currency;
        search.near = near;
        search.radiusKm = radiusKm;
        search.availableOnly = availableOnly;
        search.sort = sort;
        search.page = page;
        search.size = size;
        return tasks.start(() -> {
            Arguments.page(page, size, Arguments.MOST_PER_PAGE);
            Arguments.length("query", query, LONGEST_QUERY);
            Arguments.length("category", category, LONGEST_CATEGORY);
            Arguments.length("city", city, LONGEST_WORD);
            for (String text : Stream.of(from, to, priceMin, priceMax, currency, near, sort)
                    .filter(Objects::nonNull)
                    .toList()) {
                Arguments.length("search", text, LONGEST_WORD);
            }
            search.lang = Asker.current().language().getLanguage();
            return Answers.found(reads.search(search));
        });
    }

    @Query("suggest")
    @Description("Proposals for what is being typed")
    public CompletionStage<List<@NonNull Suggestion>> suggest(
            @Name("text") @Description("What was typed so far, 1 to 100 characters") @NonNull String text,
            @Name("size") @Description("1 to 20") @DefaultValue("8") int size) {
        return tasks.start(() -> {
            Arguments.size(size, Arguments.MOST_PROPOSALS);
            Arguments.length("text", text, LONGEST_WORD);
            return Answers.suggestions(
                    reads.suggest(text, Asker.current().language().getLanguage(), size));
        });
    }

    @Description("Its dates in their order")
    @NonNull
    public CompletionStage<List<@NonNull Performance>> performances(
            @Source Event event,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        return tasks.start(() -> {
            Arguments.page(page, size, Arguments.MOST_PER_PAGE);
            List<PerformanceView> dates = event.dates;
            if (dates == null) {
                return Answers.performances(
                        reads.performances(event.id, page, size).items());
            }
            int from = Math.min(dates.size(), (page - 1) * size);
            return Answers.dates(dates.subList(from, Math.min(dates.size(), from + size)));
        });
    }

    @Description("Events like this one")
    public CompletionStage<Proposals> similar(
            @Source Event event, @Name("size") @Description("1 to 20") @DefaultValue("6") int size) {
        return tasks.start(() -> {
            Arguments.size(size, Arguments.MOST_PROPOSALS);
            return Answers.proposals(reads.similar(event.id, size));
        });
    }

    @Description("The rules of sale of its performances, unless one has its own")
    public CompletionStage<SalesRules> salesRules(@Source Event event) {
        return details(event).thenApply(details -> Answers.rules(details.policy()));
    }

    @Description("Since when everybody may see it, UTC")
    public CompletionStage<OffsetDateTime> publishedAt(@Source Event event) {
        return details(event).thenApply(details -> Answers.time(details.publishedAt()));
    }

    @Description("Why it was cancelled")
    public CompletionStage<String> cancellationReason(@Source Event event) {
        return details(event).thenApply(EventDetails::reason);
    }

    private CompletableFuture<EventDetails> details(Event event) {
        return event.siblings.ask("details", () -> tasks.start(() -> reads.event(event.id)));
    }

    @Description("The rules of sale that hold for it")
    public CompletionStage<SalesRules> salesRules(@Source Performance performance) {
        Siblings siblings = performance.siblings;
        return siblings.ask(
                        new RulesAsked(performance.eventId),
                        () -> tasks.start(() -> rules(performance.eventId, siblings)))
                .thenApply(found -> orNone(found.get(performance.id), Answers::rules));
    }

    private record RulesAsked(UUID eventId) {}

    /** The event context lists the performances of one event, a hundred a call, in the order of their dates; so do we. */
    private Map<UUID, SalesPolicy> rules(UUID eventId, Siblings siblings) {
        Set<UUID> wanted = siblings.all().stream()
                .filter(sibling -> sibling.eventId.equals(eventId))
                .map(sibling -> sibling.id)
                .collect(Collectors.toSet());
        Map<UUID, SalesPolicy> found = new HashMap<>();
        Page<PerformanceDetails> page;
        int number = 1;
        do {
            page = reads.performances(eventId, number++, Arguments.MOST_PER_PAGE);
            page.items().forEach(details -> found.put(details.performanceId(), details.policy()));
        } while (number <= MOST_PAGES_OF_RULES
                && page.items().size() == Arguments.MOST_PER_PAGE
                && !found.keySet().containsAll(wanted));
        return found;
    }

    @Description("How many places are left; null while the inventory has not heard of the performance")
    public CompletionStage<Availability> availability(@Source Performance performance) {
        Performance.Told told = performance.told;
        return told != null
                ? CompletableFuture.completedFuture(told.availability())
                : counted(performance).thenApply(found -> orNone(found.get(performance.id), Answers::availability));
    }

    @Description("Its zones of unnumbered places; null while the inventory has not heard of the performance")
    public CompletionStage<List<@NonNull Zone>> zones(@Source Performance performance) {
        Performance.Told told = performance.told;
        return told != null
                ? CompletableFuture.completedFuture(told.zones())
                : counted(performance).thenApply(found -> orNone(found.get(performance.id), Answers::zones));
    }

    @Description("Its prices; null when its list of prices may not be seen")
    public CompletionStage<List<@NonNull PriceCategory>> prices(@Source Performance performance) {
        Performance.Told told = performance.told;
        if (told != null) {
            return CompletableFuture.completedFuture(told.prices());
        }
        Siblings siblings = performance.siblings;
        return siblings.ask("prices", () -> tasks.startInParts(
                                ids(siblings, sibling -> sibling.pricingSchemeId), reads::prices)
                        .thenApply(byId(PriceList::pricingSchemeId)))
                .thenApply(found -> orNone(
                        performance.pricingSchemeId == null ? null : found.get(performance.pricingSchemeId),
                        Answers::prices));
    }

    @Description("Its numbered seats; null while the inventory has not heard of the performance")
    public CompletionStage<SeatPage> seats(
            @Source Performance performance,
            @Name("section") @Description("Only this section, by its name") @Nullable String section,
            @Name("state") @Description("Only in this state: free, held, sold or blocked") @Nullable String state,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 500") @DefaultValue("100") int size) {
        Siblings siblings = performance.siblings;
        return siblings.ask(new SeatsAsked(section, state, page, size), () -> tasks.startInParts(
                                ids(siblings, sibling -> sibling.id), part -> {
                                    Arguments.page(page, size, Arguments.MOST_SEATS_PER_PAGE);
                                    Arguments.length("section", section, LONGEST_WORD);
                                    return reads.seats(part, section, state, page, size);
                                })
                        .thenApply(byId(AvailabilityClient.SeatPage::performanceId)))
                .thenApply(found -> orNone(found.get(performance.id), seats -> Answers.seats(seats, page, size)));
    }

    private record SeatsAsked(
            @Nullable String section, @Nullable String state, int page, int size) {}

    private CompletableFuture<Map<UUID, AvailabilityClient.Availability>> counted(Performance performance) {
        Siblings siblings = performance.siblings;
        return siblings.ask(
                "availability", () -> tasks.startInParts(ids(siblings, sibling -> sibling.id), reads::availability)
                        .thenApply(byId(AvailabilityClient.Availability::performanceId)));
    }

    private static Set<UUID> ids(Siblings siblings, Function<Performance, @Nullable UUID> id) {
        return siblings.all().stream()
                .map(id)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <T> Function<List<T>, Map<UUID, T>> byId(Function<T, UUID> id) {
        return list -> list.stream().collect(Collectors.toMap(id, Function.identity(), (one, same) -> one));
    }

    private static <S, T> @Nullable T orNone(@Nullable S found, Function<S, T> answer) {
        return found == null ? null : answer.apply(found);
    }
}
