package io.eventify.event.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.Page;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.events.PricingChanged;
import io.eventify.contracts.events.VenueDefined;
import io.eventify.platform.errors.DomainException;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.testing.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The programme on a real PostgreSQL. */
class ProgrammeTest {
    private static final Duration NEXT_WEEK = Duration.ofDays(7);
    private final Stage stage = new Stage();

    @Test
    void publishing_shows_the_event_and_opens_its_sales() {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent("Concert");
        PricingView prices = stage.pricesFor(event, "stalls");
        PerformanceView performance = stage.dateOf(event, prices, NEXT_WEEK);

        EventView published = stage.publish(event);

        assertThat(published.status()).isEqualTo("published");
        assertThat(stage.outbox.types())
                .containsExactly(
                        "event.created",
                        "pricing.changed",
                        "performance.scheduled",
                        "event.published",
                        "performance.updated");
        assertThat(stage.outbox.of("performance.updated").getFirst().data())
                .isInstanceOfSatisfying(PerformanceChanged.class, told -> {
                    assertThat(told.performanceId()).isEqualTo(performance.performanceId());
                    assertThat(told.salesStatus()).isEqualTo("open");
                    assertThat(told.policy().holdMinutes()).isEqualTo(10);
                    assertThat(told.title()).containsEntry("fr", "Concert").containsEntry("ar", "حفلة");
                });
    }

    @Test
    void nothing_is_published_without_a_performance_ahead() {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent("Yesterday");
        stage.dateOf(event, stage.pricesFor(event, "stalls"), Duration.ofDays(-1));

        assertThatThrownBy(() -> stage.publish(event)).isInstanceOf(NothingToSellException.class);
    }

    @Test
    void nothing_is_published_while_places_have_no_price() {
        stage.hallIsKnown("stalls", "balcony");
        EventView event = stage.anEvent("Half priced");
        stage.dateOf(event, stage.pricesFor(event, "stalls"), NEXT_WEEK);

        assertThatThrownBy(() -> stage.publish(event))
                .isInstanceOfSatisfying(SeatClassWithoutPriceException.class, e -> assertThat(e.details())
                        .singleElement()
                        .satisfies(d -> assertThat(d.issue()).isEqualTo("balcony")));
    }

    @Test
    void a_performance_is_in_a_venue_that_was_told_of() {
        EventView event = stage.anEvent("Nowhere");
        PricingView prices = stage.pricesFor(event, "stalls");

        assertThatThrownBy(() -> stage.dateOf(event, prices, NEXT_WEEK)).isInstanceOf(UnknownVenueException.class);
    }

    @Test
    void cancelling_an_event_cancels_its_performances() {
        EventView event = aPublishedEvent("Cancelled");
        stage.outbox.forget();

        stage.cancel(event);

        assertThat(stage.outbox.types()).containsExactly("event.cancelled", "performance.cancelled");
        assertThatThrownBy(() -> stage.cancel(event)).isInstanceOf(EventStatusException.class);
    }

    @Test
    void archiving_closes_sales() {
        EventView event = aPublishedEvent("Archived");
        stage.outbox.forget();

        stage.archive(event);

        assertThat(stage.outbox.types()).containsExactly("event.archived", "performance.updated");
        assertThat(stage.outbox.of("performance.updated").getFirst().data())
                .isInstanceOfSatisfying(PerformanceChanged.class, told -> assertThat(told.salesStatus())
                        .isEqualTo("closed"));
    }

    @Test
    void a_change_of_the_event_is_told_for_its_performances_too() {
        EventView event = aPublishedEvent("Before");
        EventView read = stage.call(() -> stage.findEvents().one(event.eventId()));
        stage.outbox.forget();

        EventView changed = stage.change(read, "\"" + read.version() + "\"", "After");

        assertThat(changed.version()).isGreaterThan(read.version());
        assertThat(stage.outbox.types()).containsExactly("event.updated", "performance.updated");
        assertThat(stage.outbox.of("performance.updated").getFirst().data())
                .isInstanceOfSatisfying(PerformanceChanged.class, told -> assertThat(told.title())
                        .containsEntry("fr", "After"));
    }

    @Test
    void a_change_of_a_version_that_is_gone_is_refused() {
        EventView event = stage.anEvent("First");
        stage.change(event, "\"" + event.version() + "\"", "Second");

        assertThatThrownBy(() -> stage.change(event, "\"" + event.version() + "\"", "Third"))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.status()).isEqualTo(412));
        assertThatThrownBy(() -> stage.change(event, null, "Third"))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.status()).isEqualTo(428));
    }

    @Test
    void prices_change_with_a_new_version_and_are_told() {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent("Repriced");
        PricingView prices = stage.pricesFor(event, "stalls", "balcony");
        stage.outbox.forget();

        PricingView changed = stage.reprice(prices, "15.000", "stalls");

        assertThat(changed.version()).isGreaterThan(prices.version());
        assertThat(stage.outbox.of("pricing.changed").getFirst().data())
                .isInstanceOfSatisfying(PricingChanged.class, told -> assertThat(told.categories())
                        .singleElement()
                        .satisfies(c -> assertThat(c.price()).isEqualTo(Money.of("TND", "15.000"))));
    }

    @Test
    void a_class_on_sale_does_not_lose_its_price() {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent("Kept");
        PricingView prices = stage.pricesFor(event, "stalls");
        stage.dateOf(event, prices, NEXT_WEEK);
        stage.publish(event);

        assertThatThrownBy(() -> stage.reprice(prices, "15.000", "balcony"))
                .isInstanceOf(SeatClassWithoutPriceException.class);
    }

    @Test
    void a_date_that_was_never_on_sale_can_be_taken_back() {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent("Draft");
        PerformanceView performance = stage.dateOf(event, stage.pricesFor(event, "stalls"), NEXT_WEEK);

        stage.remove(performance);

        assertThat(stage.outbox.types()).endsWith("performance.cancelled");
        assertThat(stage.<Long>call(() -> stage.performances().count(event.eventId())))
                .isZero();
    }

    @Test
    void a_date_on_sale_has_to_be_cancelled_instead() {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent("On sale");
        PerformanceView performance = stage.dateOf(event, stage.pricesFor(event, "stalls"), NEXT_WEEK);
        stage.publish(event);

        assertThatThrownBy(() -> stage.remove(performance)).isInstanceOf(PerformanceOnSaleException.class);
    }

    @Test
    void a_draft_does_not_exist_for_others() {
        EventView draft = stage.anEvent("Secret");

        assertThatThrownBy(() ->
                        stage.as(Callers.nobody()).call(() -> stage.findEvents().one(draft.eventId())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() ->
                        stage.as(Callers.person(UUID.randomUUID(), "ORGANIZER")).publish(draft))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_public_event_is_seen_by_all_and_changed_by_its_organisation_only() {
        EventView event = aPublishedEvent("Public");

        assertThat(stage.as(Callers.nobody())
                        .<EventView>call(() -> stage.findEvents().one(event.eventId()))
                        .status())
                .isEqualTo("published");
        assertThatThrownBy(() ->
                        stage.as(Callers.person(UUID.randomUUID(), "ORGANIZER")).cancel(event))
                .isInstanceOf(ForbiddenActionException.class);
        assertThat(stage.as(Callers.person(UUID.randomUUID(), "ADMIN"))
                        .cancel(event)
                        .status())
                .isEqualTo("cancelled");
    }

    @Test
    void a_page_costs_the_same_statements_whatever_its_size() {
        String word = "page" + stage.organisation;
        for (int i = 0; i < 12; i++) {
            aPublishedEvent(word + " 100% _" + i);
        }
        Events.Filter filter = new Events.Filter(
                new Events.Whose.Public(), null, word.toUpperCase(java.util.Locale.ROOT) + " 100% _", null, "tunis");

        long few = stage.database.statements(
                () -> stage.call(() -> stage.findEvents().page(filter, 1, 2)));
        long many = stage.database.statements(
                () -> stage.call(() -> stage.findEvents().page(filter, 1, 10)));
        Page<EventSummary> page = stage.call(() -> stage.findEvents().page(filter, 2, 10));

        assertThat(many).isEqualTo(few).isEqualTo(4);
        assertThat(page.total()).isEqualTo(12);
        assertThat(page.items()).hasSize(2).allSatisfy(event -> assertThat(event.upcoming())
                .singleElement()
                .satisfies(p -> assertThat(p.city()).isEqualTo("Tunis")));
    }

    @Test
    void mine_are_all_of_my_organisations_drafts_included() {
        EventView draft = stage.anEvent("Mine");

        assertThat(listed(new Events.Whose.Member(stage.manager), null)).containsExactly(draft.eventId());
        assertThat(listed(new Events.Whose.Member(stage.manager), UUID.randomUUID()))
                .isEmpty();
        assertThat(listed(new Events.Whose.Member(UUID.randomUUID()), stage.organisation))
                .isEmpty();
    }

    @Test
    void an_administrator_sees_the_drafts_of_every_organisation() {
        EventView draft = stage.anEvent("Somebody's");

        assertThat(listed(new Events.Whose.All(), stage.organisation)).containsExactly(draft.eventId());
        assertThat(listed(new Events.Whose.Public(), stage.organisation)).isEmpty();
    }

    private List<UUID> listed(Events.Whose whose, @Nullable UUID organisation) {
        return stage
                .call(() -> stage.findEvents().page(new Events.Filter(whose, organisation, null, null, null), 1, 20))
                .items()
                .stream()
                .map(EventSummary::eventId)
                .toList();
    }

    @Test
    void older_news_of_a_venue_changes_nothing() {
        stage.hallIsKnown("stalls");
        VenueDefinedConsumer consumer = new VenueDefinedConsumer();
        consumer.halls = new Halls(stage.database.entityManager());

        stage.database.inTransaction(() -> consumer.on(Stage.told(
                "venue.defined",
                stage.venue,
                Stage.NOW.minusSeconds(1),
                new VenueDefined(
                        stage.venue,
                        stage.organisation,
                        Map.of("en", "Old"),
                        "",
                        "Sfax",
                        "TN",
                        0,
                        0,
                        "Africa/Tunis"))));

        assertThat(stage.<String>call(
                        () -> consumer.halls.venue(stage.venue).orElseThrow().city()))
                .isEqualTo("Tunis");
    }

    private EventView aPublishedEvent(String title) {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent(title);
        stage.dateOf(event, stage.pricesFor(event, "stalls"), NEXT_WEEK);
        return stage.publish(event);
    }
}
