package io.eventify.reservation.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.platform.errors.DomainException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Instant LATE = NOW.plus(TEN_MINUTES);
    private static final URI SAGA = URI.create("http://coordinator/lra-coordinator/0_a");

    enum Move {
        CONFIRM,
        CHECK_OUT,
        FULFIL,
        CANCEL,
        EXPIRE
    }

    @Property
    void a_cart_only_goes_where_its_state_leads(@ForAll List<Move> moves) {
        Reservation cart = cart();
        for (Move move : moves) {
            ReservationStatus before = cart.status();
            boolean ordered = cart.isInCheckout();
            try {
                apply(cart, move);
            } catch (DomainException refused) {
                assertThat(cart.status()).isEqualTo(before);
                assertThat(cart.isInCheckout()).isEqualTo(ordered);
                continue;
            }
            assertThat(cart.status() == before || before.next().contains(cart.status()))
                    .isTrue();
            assertThat(ordered && cart.status() == ReservationStatus.EXPIRED).isFalse();
        }
    }

    @Property
    void past_its_time_nothing_can_be_done_with_a_cart(@ForAll @LongRange(min = 0, max = 100_000) long secondsLate) {
        Reservation cart = cart();
        Instant then = LATE.plusSeconds(secondsLate);

        assertThat(cart.statusAt(then)).isEqualTo(ReservationStatus.EXPIRED);
        assertThatThrownBy(() -> cart.requirePending(then)).isInstanceOf(ReservationExpiredException.class);
        assertThatThrownBy(() -> cart.checkOut(SAGA, then)).isInstanceOf(ReservationExpiredException.class);
        assertThatThrownBy(() -> cart.extension(then, TEN_MINUTES)).isInstanceOf(ReservationExpiredException.class);
    }

    @Test
    void the_last_moment_still_counts() {
        assertThatCode(() -> cart().requirePending(LATE.minusMillis(1))).doesNotThrowAnyException();
    }

    @Test
    void a_cart_that_is_being_ordered_does_not_expire() {
        Reservation cart = cart();
        cart.checkOut(SAGA, NOW);

        assertThat(cart.statusAt(LATE)).isEqualTo(ReservationStatus.CONFIRMED);
        assertThatThrownBy(cart::expire).isInstanceOf(ReservationNotPendingException.class);
        assertThatThrownBy(() -> cart.requireOpen(LATE)).isInstanceOf(ReservationInCheckoutException.class);
    }

    @Test
    void a_cart_confirmed_by_its_customer_still_expires() {
        Reservation cart = cart();
        cart.confirm(NOW);

        assertThat(cart.statusAt(LATE)).isEqualTo(ReservationStatus.EXPIRED);
    }

    @Test
    void a_cart_never_outlives_its_holds() {
        Reservation cart = cart();
        cart.limitTo(NOW.plusSeconds(90));
        cart.limitTo(NOW.plusSeconds(400));

        assertThat(cart.expiresAt()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void a_cart_is_for_one_performance() {
        Reservation cart = cart();
        cart.chooseFor(UUID.randomUUID());

        assertThatThrownBy(() -> cart.chooseFor(UUID.randomUUID())).isInstanceOf(OtherPerformanceException.class);
    }

    @Test
    void more_time_is_given_once() {
        Reservation cart = cart();
        Instant later = NOW.plusSeconds(300);
        Instant until = cart.extension(later, TEN_MINUTES);
        cart.extendTo(until, later);

        assertThat(cart.expiresAt()).isEqualTo(later.plus(TEN_MINUTES));
        assertThatThrownBy(() -> cart.extension(later, TEN_MINUTES)).isInstanceOf(AlreadyExtendedException.class);
        assertThatThrownBy(() -> cart.extendTo(until, later)).isInstanceOf(AlreadyExtendedException.class);
    }

    @Property
    void no_cart_lives_longer_than_an_hour(
            @ForAll @LongRange(min = 1, max = 3_600) long life,
            @ForAll @LongRange(min = 0, max = 3_599) long age,
            @ForAll @LongRange(min = 1, max = 3_600) long more) {
        Reservation cart = new Reservation(UUID.randomUUID(), UUID.randomUUID(), null, NOW, Duration.ofSeconds(life));
        try {
            assertThat(cart.extension(NOW.plusSeconds(age), Duration.ofSeconds(more)))
                    .isBeforeOrEqualTo(NOW.plus(Reservation.LONGEST_LIFE));
        } catch (ReservationExpiredException | ExtensionNotPossibleException refused) {
            assertThat(Set.of(410, 409)).contains(((DomainException) refused).status());
        }
    }

    private static void apply(Reservation cart, Move move) {
        switch (move) {
            case CONFIRM -> cart.confirm(NOW);
            case CHECK_OUT -> cart.checkOut(SAGA, NOW);
            case FULFIL -> cart.fulfil();
            case CANCEL -> cart.cancel("customer");
            case EXPIRE -> cart.expire();
        }
    }

    private static Reservation cart() {
        return new Reservation(UUID.randomUUID(), UUID.randomUUID(), null, NOW, TEN_MINUTES);
    }
}
