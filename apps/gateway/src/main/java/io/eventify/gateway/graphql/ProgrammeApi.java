package io.eventify.gateway.graphql;

import io.eventify.contracts.event.EventClient.PriceList;
import io.eventify.contracts.inventory.AvailabilityClient;
import io.eventify.gateway.graphql.type.Availability;
import io.eventify.gateway.graphql.type.Event;
import io.eventify.gateway.graphql.type.EventPage;
import io.eventify.gateway.graphql.type.Performance;
import io.eventify.gateway.graphql.type.PriceCategory;
import io.eventify.gateway.graphql.type.SeatPage;
import io.eventify.gateway.graphql.type.Siblings;
import io.eventify.gateway.graphql.type.Zone;
import io.eventify.gateway.services.Reads;
import io.eventify.gateway.services.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_CATEGORY = 40;

    @Inject
    Reads reads;

    @Inject
    Tasks tasks;

    @Query("event")
    @Description("An event; null with the error event_not_found for none and for a draft of others")
    public CompletionStage<Event> event(@Name("id") @Description("Its id") @Id @NonNull String id) {
        return tasks.start(() -> Answers.event(reads.event(Arguments.id("id", id))));
    }

    @Query("search")
    @Description("Published events, what comes next first")
    public CompletionStage<EventPage> search(
            @Name("query") @Description("Part of the title in any language") @Nullable String query,
            @Name("category") @Description("Only of this kind") @Nullable String category,
            @Name("city") @Description("Only in this city") @Nullable String city,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        return tasks.start(() -> {
            Arguments.page(page, size, Arguments.MOST_PER_PAGE);
            Arguments.length("query", query, LONGEST_WORD);
            Arguments.length("category", category, LONGEST_CATEGORY);
            Arguments.length("city", city, LONGEST_WORD);
            return Answers.events(reads.search(query, category, city, page, size));
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
            return Answers.performances(reads.performances(event.id, page, size).items());
        });
    }

    @Description("How many places are left; null while the inventory has not heard of the performance")
    public CompletionStage<Availability> availability(@Source Performance performance) {
        return counted(performance).thenApply(found -> orNone(found.get(performance.id), Answers::availability));
    }

    @Description("Its zones of unnumbered places; null while the inventory has not heard of the performance")
    public CompletionStage<List<@NonNull Zone>> zones(@Source Performance performance) {
        return counted(performance).thenApply(found -> orNone(found.get(performance.id), Answers::zones));
    }

    @Description("Its prices; null when its list of prices may not be seen")
    public CompletionStage<List<@NonNull PriceCategory>> prices(@Source Performance performance) {
        Siblings siblings = performance.siblings;
        return siblings.ask("prices", () -> tasks.startInParts(
                                ids(siblings, sibling -> sibling.pricingSchemeId), reads::prices)
                        .thenApply(byId(PriceList::pricingSchemeId)))
                .thenApply(found -> orNone(found.get(performance.pricingSchemeId), Answers::prices));
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

    private static Set<UUID> ids(Siblings siblings, Function<Performance, UUID> id) {
        return siblings.all().stream().map(id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <T> Function<List<T>, Map<UUID, T>> byId(Function<T, UUID> id) {
        return list -> list.stream().collect(Collectors.toMap(id, Function.identity(), (one, same) -> one));
    }

    private static <S, T> @Nullable T orNone(@Nullable S found, Function<S, T> answer) {
        return found == null ? null : answer.apply(found);
    }
}
