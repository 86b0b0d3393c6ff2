package io.eventify.order.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.order.Order;
import io.eventify.order.cancellation.CancelOrderRequest;
import io.eventify.order.cancellation.OpenCancellation;
import io.eventify.order.testing.OrderContext;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What organisers see of orders: single ones, and what they bring. */
class OrganisersTest {
    private final OrderContext context = new OrderContext();
    private final UUID manager = UUID.randomUUID();
    private final UUID doorman = UUID.randomUUID();
    private final ReadTakings takings = context.get(ReadTakings.class);

    @BeforeEach
    void anOrganisation() {
        write(
                "insert into organisations (id, name, as_of) values ('" + context.organisation + "', 'Opera', now())",
                "insert into organisation_members (organisation_id, user_id, role) values ('" + context.organisation
                        + "', '" + manager + "', 'manager'), ('" + context.organisation + "', '" + doorman
                        + "', 'checkin')");
    }

    @Test
    void nothing_sold_brings_nothing() {
        context.placedOrder(3);

        Takings none = takings.ofPerformance(manager, context.performance);

        assertThat(none).isEqualTo(new Takings(0, 0, List.of(), List.of()));
    }

    @Test
    void what_went_back_is_not_taken_and_does_not_go_back_again() {
        Order partly = context.bookedOrder(2);
        context.bookedOrder(1);
        context.placedOrder(3);
        context.get(OpenCancellation.class)
                .by(
                        new OpenCancellation.Person(partly.customerId(), "web", false),
                        partly.id(),
                        UUID.randomUUID(),
                        new CancelOrderRequest(List.of(partly.lines().getFirst().id()), null, null));
        write("update orders set refunded = 40, status = 'partially_refunded' where id = '" + partly.id() + "'");

        Takings found = takings.ofPerformance(manager, context.performance);

        assertThat(found.orders()).isEqualTo(2);
        assertThat(found.admissions()).isEqualTo(2);
        assertThat(found.sums()).containsExactly(new Takings.Sum(Money.of("EUR", "110.00"), Money.of("EUR", "100.00")));
        assertThat(found.days())
                .singleElement()
                .isEqualTo(new Takings.Day(LocalDate.ofInstant(partly.createdAt(), ZoneId.of("Europe/Paris")), 2, 3));
        assertThat(takings.ofEvent(manager, context.event)).isEqualTo(found);
        assertThat(takings.ofEvent(null, UUID.randomUUID()).orders()).isZero();
    }

    @Test
    void a_sale_belongs_to_the_day_of_its_venue() {
        Order late = context.bookedOrder(1);
        write("update orders set created_at = '2026-03-01T23:30:00Z' where id = '" + late.id() + "'");

        assertThat(takings.ofPerformance(manager, context.performance).days())
                .containsExactly(new Takings.Day(LocalDate.of(2026, 3, 2), 1, 1));
    }

    @Test
    void takings_are_for_those_who_run_the_programme() {
        assertThatThrownBy(() -> takings.ofPerformance(doorman, context.performance))
                .isInstanceOf(ForbiddenActionException.class);
        assertThatThrownBy(() -> takings.ofEvent(UUID.randomUUID(), context.event))
                .isInstanceOf(ForbiddenActionException.class);
    }

    @Test
    void an_organiser_sees_an_order_of_his_programme_and_no_other() {
        Order order = context.bookedOrder(1);
        OrderPages pages = context.get(OrderPages.class);

        assertThat(pages.of(organiser(manager), order.id()).order().id()).isEqualTo(order.id());
        assertThat(pages.of(organiser(manager), order.id()).timeline())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.facts()).isNull());
        assertThatThrownBy(() -> pages.of(organiser(doorman), order.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> pages.of(new Viewer(manager, "web", false, false, false, "en"), order.id()))
                .isInstanceOf(NotFoundException.class);
    }

    private static Viewer organiser(UUID person) {
        return new Viewer(person, "web", false, false, true, "en");
    }

    private void write(String... statements) {
        context.transactions.run(() -> {
            for (String sql : statements) {
                context.get(EntityManager.class).createNativeQuery(sql).executeUpdate();
            }
        });
    }
}
