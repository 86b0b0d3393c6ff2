package io.eventify.inventory.hold;

import static io.eventify.inventory.hold.HoldState.COMMITTED;
import static io.eventify.inventory.hold.HoldState.FIRM;
import static io.eventify.inventory.hold.HoldState.HELD;
import static io.eventify.inventory.hold.HoldState.LAPSED;
import static io.eventify.inventory.hold.HoldState.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.inventory.hold.HoldState.Action;
import io.eventify.inventory.hold.HoldState.Transition;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldStateTest {

    /** The table of the package's description: own LRA / another one; a dash changes nothing. */
    @ParameterizedTest
    @CsvSource({
        "HELD,      EXTEND,     HELD,        HELD",
        "FIRM,      EXTEND,     IN_CHECKOUT, IN_CHECKOUT",
        "COMMITTED, EXTEND,     IN_CHECKOUT, IN_CHECKOUT",
        "RELEASED,  EXTEND,     OVER,        OVER",
        "LAPSED,    EXTEND,     OVER,        OVER",
        "HELD,      MAKE_FIRM,  FIRM,        FIRM",
        "FIRM,      MAKE_FIRM,  -,           IN_CHECKOUT",
        "COMMITTED, MAKE_FIRM,  -,           IN_CHECKOUT",
        "RELEASED,  MAKE_FIRM,  OVER,        OVER",
        "LAPSED,    MAKE_FIRM,  OVER,        OVER",
        "HELD,      COMMIT,     NOT_FIRM,    NOT_FIRM",
        "FIRM,      COMMIT,     COMMITTED,   IN_CHECKOUT",
        "COMMITTED, COMMIT,     -,           IN_CHECKOUT",
        "RELEASED,  COMMIT,     OVER,        OVER",
        "LAPSED,    COMMIT,     OVER,        OVER",
        "HELD,      RELEASE,    RELEASED,    RELEASED",
        "FIRM,      RELEASE,    IN_CHECKOUT, IN_CHECKOUT",
        "COMMITTED, RELEASE,    IN_CHECKOUT, IN_CHECKOUT",
        "RELEASED,  RELEASE,    -,           -",
        "LAPSED,    RELEASE,    -,           -",
        "HELD,      LAPSE,      LAPSED,      LAPSED",
        "FIRM,      LAPSE,      -,           -",
        "COMMITTED, LAPSE,      -,           -",
        "RELEASED,  LAPSE,      -,           -",
        "LAPSED,    LAPSE,      -,           -",
        "HELD,      RETAKE,     FIRM,        FIRM",
        "FIRM,      RETAKE,     -,           IN_CHECKOUT",
        "COMMITTED, RETAKE,     -,           IN_CHECKOUT",
        "RELEASED,  RETAKE,     FIRM,        FIRM",
        "LAPSED,    RETAKE,     FIRM,        FIRM",
        "HELD,      COMPENSATE, -,           -",
        "FIRM,      COMPENSATE, RELEASED,    RELEASED",
        "COMMITTED, COMPENSATE, RELEASED,    RELEASED",
        "RELEASED,  COMPENSATE, -,           -",
        "LAPSED,    COMPENSATE, -,           -",
        "HELD,      COMPLETE,   -,           -",
        "FIRM,      COMPLETE,   COMMITTED,   COMMITTED",
        "COMMITTED, COMPLETE,   -,           -",
        "RELEASED,  COMPLETE,   -,           -",
        "LAPSED,    COMPLETE,   -,           -",
    })
    void every_transition_is_as_the_table_says(HoldState state, Action action, String inOwnLra, String inAnother) {
        assertThat(text(state.on(action, true))).isEqualTo(inOwnLra);
        assertThat(text(state.on(action, false))).isEqualTo(inAnother);
    }

    @Property
    void what_is_sold_is_undone_only_by_its_own_saga(@ForAll Action action, @ForAll boolean sameLra) {
        if (COMMITTED.on(action, sameLra) instanceof Transition.To(HoldState next)) {
            assertThat(action).isEqualTo(Action.COMPENSATE);
            assertThat(next).isEqualTo(RELEASED);
        }
    }

    @Property
    void nothing_becomes_sold_but_what_was_firm(
            @ForAll HoldState state, @ForAll Action action, @ForAll boolean sameLra) {
        if (state.on(action, sameLra) instanceof Transition.To(HoldState next) && next == COMMITTED) {
            assertThat(state).isEqualTo(FIRM);
        }
    }

    @Property
    void words_are_read_back(@ForAll HoldState state) {
        assertThat(HoldState.of(state.word())).isEqualTo(state);
        assertThat(state.isOver()).isEqualTo(state == RELEASED || state == LAPSED);
        assertThat(HELD.word()).isEqualTo("held");
    }

    private static String text(Transition transition) {
        return switch (transition) {
            case Transition.To(HoldState next) -> next.name();
            case Transition.Nothing() -> "-";
            case Transition.Refused(HoldState.Rule rule) -> rule.name();
        };
    }
}
