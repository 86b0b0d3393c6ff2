package io.eventify.inventory.hold;

import java.util.Locale;

/** What a hold is; the table of transitions stands in the package's description. */
public enum HoldState {
    /** The customer's until it lapses. */
    HELD,
    /** In a checkout: it no longer lapses, the LRA's end decides. */
    FIRM,
    /** Sold. */
    COMMITTED,
    /** Given back, by the customer or by compensation. */
    RELEASED,
    /** Its time ran out. */
    LAPSED;

    /** What somebody wants to do with a hold. */
    enum Action {
        EXTEND,
        MAKE_FIRM,
        COMMIT,
        RELEASE,
        LAPSE,
        RETAKE,
        COMPENSATE,
        COMPLETE
    }

    /** What comes of it. */
    sealed interface Transition {
        /** The hold becomes this. */
        record To(HoldState state) implements Transition {}

        /** It was done before, or there is nothing to do. */
        record Nothing() implements Transition {}

        /** A rule forbids it. */
        record Refused(Rule rule) implements Transition {}
    }

    /** Why an action is refused. */
    enum Rule {
        OVER,
        IN_CHECKOUT,
        NOT_FIRM
    }

    private static final Transition NOTHING = new Transition.Nothing();

    /**
     * The transition of a hold in this state.
     *
     * @param sameLra whether the action comes in the LRA that made the hold firm; without meaning for the actions that come in none
     */
    Transition on(Action action, boolean sameLra) {
        return switch (action) {
            case EXTEND -> openOnly(HELD);
            case MAKE_FIRM ->
                switch (this) {
                    case HELD -> to(FIRM);
                    case FIRM, COMMITTED -> sameLra ? NOTHING : refused(Rule.IN_CHECKOUT);
                    case RELEASED, LAPSED -> refused(Rule.OVER);
                };
            case COMMIT ->
                switch (this) {
                    case HELD -> refused(Rule.NOT_FIRM);
                    case FIRM -> sameLra ? to(COMMITTED) : refused(Rule.IN_CHECKOUT);
                    case COMMITTED -> sameLra ? NOTHING : refused(Rule.IN_CHECKOUT);
                    case RELEASED, LAPSED -> refused(Rule.OVER);
                };
            case RELEASE -> isOver() ? NOTHING : openOnly(RELEASED);
            case LAPSE -> this == HELD ? to(LAPSED) : NOTHING;
            case RETAKE ->
                switch (this) {
                    case HELD, RELEASED, LAPSED -> to(FIRM);
                    case FIRM, COMMITTED -> sameLra ? NOTHING : refused(Rule.IN_CHECKOUT);
                };
            case COMPENSATE -> this == FIRM || this == COMMITTED ? to(RELEASED) : NOTHING;
            case COMPLETE -> this == FIRM ? to(COMMITTED) : NOTHING;
        };
    }

    private Transition openOnly(HoldState next) {
        return switch (this) {
            case HELD -> to(next);
            case FIRM, COMMITTED -> refused(Rule.IN_CHECKOUT);
            case RELEASED, LAPSED -> refused(Rule.OVER);
        };
    }

    boolean isOver() {
        return this == RELEASED || this == LAPSED;
    }

    private static Transition to(HoldState state) {
        return new Transition.To(state);
    }

    private static Transition refused(Rule rule) {
        return new Transition.Refused(rule);
    }

    /** As the database and the API write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HoldState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
