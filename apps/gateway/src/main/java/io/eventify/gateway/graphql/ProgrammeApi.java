package io.eventify.gateway.graphql;

import io.eventify.contracts.event.EventClient.PriceList;
import io.eventify.contracts.inventory.AvailabilityClient;
import io.eventify.gateway.graphql.type.Availability;
import io.eventify.gateway.graphql.type.Event;
import io.eventify.gateway.graphql.type.EventPage;
import io.eventify.gateway.graphql.type.Performance;
import io.eventify.gateway.graphql.type.PriceCategory;
import io.eventify.gateway.graphql.type.SeatPage;
import io.eventify.gateway.graphql.type.Zone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    @Inject
    Reads reads;

    @Inject
    Tasks tasks;

    @Query("event")
    @Description("An event; null with the error event_not_found for none and for a draft of others")
    public CompletionStage<Event> event(@Name("id") @Description("Its id") @Id @NonNull String id) {
        UUID eventId = Arguments.id("id", id);
        return tasks.start(() -> Answers.event(reads.event(eventId)));
    }

    @Query("search")
    @Description("Published events, what comes next first")
    public CompletionStage<EventPage> search(
            @Name("query") @Description("Part of the title in any language") @Nullable String query,
            @Name("category") @Description("Only of this kind") @Nullable String category,
            @Name("city") @Description("Only in this city") @Nullable String city,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        Arguments.page(page, size, Arguments.MOST_PER_PAGE);
        Arguments.length("query", query, LONGEST_WORD);
        Arguments.length("category", category, 40);
        Arguments.length("city", city, LONGEST_WORD);
        return tasks.start(() -> Answers.events(reads.search(query, category, city, page, size)));
    }

    @Description("Its dates in their order")
    public CompletionStage<@NonNull List<@NonNull Performance>> performances(
            @Source Event event,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        Arguments.page(page, size, Arguments.MOST_PER_PAGE);
        return tasks.start(() -> reads.performances(event.id, page, size).items().stream()
                .map(Answers::performance)
                .toList());
    }

    @Description("How many places are left; null while the inventory has not heard of the performance")
    public CompletionStage<List<Availability>> availability(@Source List<Performance> performances) {
        return counted(performances, Answers::availability);
    }

    @Description("Its zones of unnumbered places; null while the inventory has not heard of the performance")
    public CompletionStage<List<List<@NonNull Zone>>> zones(@Source List<Performance> performances) {
        return counted(performances, Answers::zones);
    }

    @Description("Its prices; null when its list of prices may not be seen")
    public CompletionStage<List<List<@NonNull PriceCategory>>> prices(@Source List<Performance> performances) {
        Set<UUID> ids = performances.stream()
                .map(performance -> performance.pricingSchemeId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return tasks.startInParts(ids, reads::prices).thenApply(lists -> {
            Map<UUID, PriceList> byId =
                    lists.stream().collect(Collectors.toMap(PriceList::pricingSchemeId, Function.identity()));
            return inOrder(performances, byId, performance -> performance.pricingSchemeId, Answers::prices);
        });
    }

    @Description("Its numbered seats; null while the inventory has not heard of the performance")
    public CompletionStage<List<SeatPage>> seats(
            @Source List<Performance> performances,
            @Name("section") @Description("Only this section, by its name") @Nullable String section,
            @Name("state") @Description("Only in this state: free, held, sold or blocked") @Nullable String state,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 500") @DefaultValue("100") int size) {
        Arguments.page(page, size, Arguments.MOST_SEATS_PER_PAGE);
        Arguments.length("section", section, LONGEST_WORD);
        return tasks.startInParts(ids(performances), part -> reads.seats(part, section, state, page, size))
                .thenApply(pages -> {
                    Map<UUID, AvailabilityClient.SeatPage> byId = pages.stream()
                            .collect(Collectors.toMap(
                                    AvailabilityClient.SeatPage::performanceId, Function.identity()));
                    return inOrder(
                            performances,
                            byId,
                            performance -> performance.id,
                            seats -> Answers.seats(seats, page, size));
                });
    }

    private <T> CompletionStage<List<T>> counted(
            List<Performance> performances, Function<AvailabilityClient.Availability, T> answer) {
        return tasks.startInParts(ids(performances), reads::availability).thenApply(found -> {
            Map<UUID, AvailabilityClient.Availability> byId = found.stream()
                    .collect(Collectors.toMap(AvailabilityClient.Availability::performanceId, Function.identity()));
            return inOrder(performances, byId, performance -> performance.id, answer);
        });
    }

    private static Set<UUID> ids(List<Performance> performances) {
        return performances.stream()
                .map(performance -> performance.id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** One answer for each performance, in their order; null where there is none. */
    private static <S, T> List<T> inOrder(
            List<Performance> performances, Map<UUID, S> found, Function<Performance, UUID> key, Function<S, T> answer) {
        List<T> answers = new java.util.ArrayList<>(performances.size());
        for (Performance performance : performances) {
            S one = found.get(key.apply(performance));
            answers.add(one == null ? null : answer.apply(one));
        }
        return answers;
    }
}
