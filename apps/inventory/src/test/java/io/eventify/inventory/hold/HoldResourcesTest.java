package io.eventify.inventory.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldView;
import io.eventify.inventory.SeatingPlans;
import io.eventify.inventory.hold.InventoryFixture.Show;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.time.Ids;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the services that sell ask of the inventory, and what the coordinator is answered. */
class HoldResourcesTest {
    private static InventoryFixture inventory;
    private final HoldsResource holds = new HoldsResource();
    private final HoldParticipant participant = new HoldParticipant();
    private final URI lra = URI.create("http://coordinator/lra-coordinator/" + Ids.next());
    private final UUID customer = Ids.next();
    private Show show;

    @BeforeAll
    static void open() {
        inventory = new InventoryFixture(TestDatabase.freshForContext("inventory"));
    }

    @AfterAll
    static void close() {
        inventory.close();
    }

    @BeforeEach
    void deploy() {
        show = inventory.aShow(2, 10, 50, 10);
        HoldViews views = new HoldViews();
        views.plans = new SeatingPlans(inventory.database);
        holds.holdSeats = inventory.holdSeats;
        holds.holds = inventory.holds;
        holds.views = views;
        holds.releaseHold = inventory.releaseHold;
        holds.extendHold = inventory.extendHold;
        holds.checkOutHold = inventory.checkOutHold;
        holds.giveBackPlaces = inventory.giveBackPlaces;
        holds.caller = Callers.service("inventory:hold");
        holds.headers = accepting(Locale.GERMAN, Locale.FRENCH);
        participant.endCheckout = inventory.endCheckout;
        participant.participations = inventory.participations;
    }

    @Test
    void a_hold_shows_its_places_as_they_are_called_and_until_when_it_is_kept() {
        Response answer = holds.hold(
                "key", InventoryFixture.mixed(show, customer, show.seats().subList(0, 2), 3));
        HoldView hold = (HoldView) answer.getEntity();

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getLocation()).hasPath("inventory/holds/" + hold.holdId());
        assertThat(hold.state()).isEqualTo("held");
        assertThat(hold.expiresAt()).isNotNull();
        assertThat(hold.seats())
                .extracting(HoldView.HeldSeat::seatId, HoldView.HeldSeat::section, HoldView.HeldSeat::number)
                .containsExactly(
                        tuple(show.seats().get(0), "Stalls", "1"),
                        tuple(show.seats().get(1), "Stalls", "2"));
        assertThat(hold.buckets()).singleElement().satisfies(bucket -> {
            assertThat(bucket.name()).isEqualTo("Pit");
            assertThat(bucket.quantity()).isEqualTo(3);
        });
        assertThat(holds.get(hold.holdId())).isEqualTo(hold);
    }

    @Test
    void the_same_key_gives_the_same_hold_and_no_key_a_new_one() {
        UUID first = held("key", show.seats().get(0));

        assertThat(held("key", show.seats().get(0))).isEqualTo(first);
        assertThat(held(null, show.seats().get(1)))
                .isNotEqualTo(held(null, show.seats().get(2)));
        holds.caller = Callers.service("inventory:hold");
        assertThatThrownBy(() -> held("key", show.seats().get(0)))
                .as("somebody else's key is another key")
                .isInstanceOf(SeatsUnavailableException.class);
    }

    @Test
    void a_hold_is_extended_given_back_and_given_back_again() {
        UUID hold = held("key", show.seats().get(0));

        HoldView longer = inTransaction(() -> holds.extend(hold, new ExtendHoldRequest(1200)));
        assertThat(longer.expiresAt())
                .isAfter(inventory.holds.get(hold).createdAt().plusSeconds(1100));

        inTransaction(() -> {
            holds.release(hold);
            holds.release(hold);
            return true;
        });
        assertThat(holds.get(hold)).returns("released", HoldView::state).returns(null, HoldView::expiresAt);
        assertThatThrownBy(() -> holds.get(Ids.next())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void sold_places_come_back_once_for_each_key() {
        UUID hold = held("key", show.seats().get(0), show.seats().get(1));
        inTransaction(() -> inventory.checkOutHold.makeFirm(hold, lra));
        assertThat(inTransaction(() -> holds.commit(hold, lra)).state()).isEqualTo("committed");
        complete();
        GiveBackRequest one = new GiveBackRequest(List.of(show.seats().get(0)), List.of());

        inTransaction(() -> {
            holds.giveBack(hold, "refund 1", one);
            return true;
        });
        inTransaction(() -> {
            holds.giveBack(hold, "refund 1", one);
            return true;
        });

        assertThatThrownBy(() -> inTransaction(() -> {
                    holds.giveBack(hold, "refund 2", one);
                    return true;
                }))
                .isInstanceOf(PlacesNotSoldException.class);
        assertThat(held(null, show.seats().get(0))).isNotEqualTo(hold);
        assertThat(inventory.violations(show)).isEmpty();
    }

    @Test
    void a_saga_that_ends_well_sells_and_one_that_ends_badly_frees_and_both_say_so_for_ever() {
        UUID sold = held("sold", show.seats().get(0));
        inTransaction(() -> inventory.checkOutHold.makeFirm(sold, lra));
        assertThat(participant.status(lra).getStatus()).as("still open").isEqualTo(404);

        assertThat(complete()).isEqualTo("Completed");
        assertThat(complete()).isEqualTo("Completed");
        assertThat(participant.status(lra).getEntity()).isEqualTo("Completed");
        assertThat(holds.get(sold).state()).isEqualTo("committed");

        URI failed = URI.create("http://coordinator/lra-coordinator/" + Ids.next());
        UUID undone = held("undone", show.seats().get(1));
        inTransaction(() -> inventory.checkOutHold.makeFirm(undone, failed));
        assertThat(inTransaction(() -> participant.compensate(failed)).getEntity())
                .isEqualTo("Compensated");
        assertThat(participant.status(failed).getEntity()).isEqualTo("Compensated");
        assertThat(holds.get(undone).state()).isEqualTo("released");
    }

    @Test
    void a_saga_that_is_unknown_has_nothing_to_undo() {
        assertThat(inTransaction(() -> participant.compensate(lra)).getEntity()).isEqualTo("Compensated");
        assertThat(participant.status(lra).getEntity()).isEqualTo("Compensated");
    }

    private UUID held(@Nullable String key, UUID... seats) {
        return ((HoldView) holds.hold(key, InventoryFixture.seats(show, customer, List.of(seats)))
                        .getEntity())
                .holdId();
    }

    private Object complete() {
        return inTransaction(() -> participant.complete(lra)).getEntity();
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return inventory.inTransaction(work);
    }

    private static HttpHeaders accepting(Locale... languages) {
        return (HttpHeaders) Proxy.newProxyInstance(
                HoldResourcesTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("getAcceptableLanguages")) {
                        return List.of(languages);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
