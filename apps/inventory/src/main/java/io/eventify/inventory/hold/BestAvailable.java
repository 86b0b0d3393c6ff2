package io.eventify.inventory.hold;

import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the best free seats for a party.
 *
 * <p>A party sits together in one row, and no single free seat is left over between taken ones. What cannot be had is relaxed in the order of {@link Rule}, each
 * only when no section can keep the one before; within a rule the best section, then the best row, then the seats nearest to its middle that leave stretches which
 * couples can fill (couples are most of the buyers; two odd stretches would end as two single seats). A party that wants to sit together or not at all is never split. Accessible seats and those of their companions are given only to parties that ask for them; such a party gets at least one
 * accessible seat, and as many as the rule allows.
 */
final class BestAvailable {
    /** More rows than this are not "adjacent rows" to anybody. */
    private static final int MOST_ADJACENT_ROWS = 4;

    /** What is still kept, strictest first. */
    enum Rule {
        /** One row, side by side, and no single seat left over. */
        TOGETHER_NO_ORPHAN,
        /** One row, side by side; a single seat may be left over. */
        TOGETHER,
        /** Rows one behind the other in one section, side by side in each. */
        ADJACENT_ROWS,
        /** Anywhere in one section. */
        ONE_SECTION,
        /** Anywhere. */
        SEVERAL_SECTIONS;

        static final Set<Rule> SIDE_BY_SIDE = EnumSet.of(TOGETHER_NO_ORPHAN, TOGETHER);
        static final Set<Rule> ALL = EnumSet.allOf(Rule.class);
    }

    /**
     * What the party wants.
     *
     * @param section its name; any when absent
     * @param together side by side or nothing
     * @param accessible accessible seats are wanted
     */
    record Wish(
            int quantity,
            @Nullable String seatClass,
            @Nullable String section,
            boolean together,
            boolean accessible) {

        /** Whether the seat may be given to the party at all. */
        boolean admits(Seat seat) {
            return (seatClass == null || seatClass.equals(seat.seatClass()))
                    && (seat.accessible() || seat.companion()) == accessible;
        }

        boolean admits(Section wanted) {
            return (section == null || section.equals(wanted.name()))
                    && wanted.seats().stream().anyMatch(this::admits);
        }
    }

    /** A section and which of its seats are free, for whomever. */
    record FreeSeats(Section section, Set<UUID> free) {}

    private record Row(String label, int rank, List<Seat> seats) {}

    /** Seats side by side. */
    private record Window(List<Seat> seats, int left, int right, double fromMiddle) {
        boolean leavesOrphan() {
            return left == 1 || right == 1;
        }

        int oddStretches() {
            return left % 2 + right % 2;
        }

        long accessible() {
            return seats.stream().filter(Seat::accessible).count();
        }
    }

    private static final Comparator<Window> NEAREST_TO_THE_MIDDLE = Comparator.comparing((Window w) -> -w.accessible())
            .thenComparing(Window::leavesOrphan)
            .thenComparing(Window::oddStretches)
            .thenComparing(Window::fromMiddle);

    private final Wish wish;
    private final List<FreeSeats> sections;

    private BestAvailable(Wish wish, List<FreeSeats> sections) {
        this.wish = wish;
        this.sections = sections;
    }

    /**
     * The best seats under the strictest of the rules that can be kept; empty if there are none.
     *
     * @param sections the best first
     */
    static Optional<List<Seat>> choose(Wish wish, List<FreeSeats> sections, Set<Rule> rules) {
        BestAvailable choice = new BestAvailable(wish, sections);
        return Rule.ALL.stream()
                .filter(rules::contains)
                .filter(rule -> !wish.together() || Rule.SIDE_BY_SIDE.contains(rule))
                .flatMap(rule -> choice.under(rule).stream())
                .findFirst();
    }

    private Optional<List<Seat>> under(Rule rule) {
        return switch (rule) {
            case TOGETHER_NO_ORPHAN -> inBestSection(section -> inOneRow(section, window -> !window.leavesOrphan()));
            case TOGETHER -> inBestSection(section -> inOneRow(section, window -> true));
            case ADJACENT_ROWS -> inBestSection(this::inAdjacentRows);
            case ONE_SECTION -> inBestSection(section -> best(candidates(section)));
            case SEVERAL_SECTIONS -> best(sections.stream().flatMap(this::candidates));
        };
    }

    private interface Attempt {
        Optional<List<Seat>> in(FreeSeats section);
    }

    private Optional<List<Seat>> inBestSection(Attempt attempt) {
        return sections.stream()
                .flatMap(section -> attempt.in(section).stream())
                .findFirst();
    }

    private Optional<List<Seat>> inOneRow(FreeSeats section, Predicate<Window> admissible) {
        return rows(section).stream()
                .flatMap(row -> windows(row, section.free(), wish.quantity()).stream()
                        .filter(this::serves)
                        .filter(admissible)
                        .min(NEAREST_TO_THE_MIDDLE)
                        .stream())
                .map(Window::seats)
                .findFirst();
    }

    private boolean serves(Window window) {
        return !wish.accessible() || window.accessible() > 0;
    }

    private Optional<List<Seat>> inAdjacentRows(FreeSeats section) {
        List<Row> rows = rows(section);
        for (int depth = 2; depth <= MOST_ADJACENT_ROWS; depth++) {
            for (int first = 0; first + depth <= rows.size(); first++) {
                Optional<List<Seat>> block = block(rows.subList(first, first + depth), section.free());
                if (block.isPresent()) {
                    return block;
                }
            }
        }
        return Optional.empty();
    }

    /* From the front: the longest stretch of each row, until all have a seat; every row of the block gives one at least. */
    private Optional<List<Seat>> block(List<Row> rows, Set<UUID> free) {
        List<Seat> chosen = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int rowsBehind = rows.size() - 1 - i;
            Optional<Window> stretch = longest(rows.get(i), free, wish.quantity() - chosen.size() - rowsBehind);
            if (stretch.isEmpty()) {
                return Optional.empty();
            }
            chosen.addAll(stretch.get().seats());
        }
        boolean served = chosen.size() == wish.quantity()
                && (!wish.accessible() || chosen.stream().anyMatch(Seat::accessible));
        return served ? Optional.of(chosen) : Optional.empty();
    }

    private Optional<Window> longest(Row row, Set<UUID> free, int most) {
        for (int length = most; length > 0; length--) {
            Optional<Window> window = windows(row, free, length).stream().min(NEAREST_TO_THE_MIDDLE);
            if (window.isPresent()) {
                return window;
            }
        }
        return Optional.empty();
    }

    private Stream<Seat> candidates(FreeSeats section) {
        return rows(section).stream().flatMap(row -> row.seats().stream()
                .filter(seat -> section.free().contains(seat.id()) && wish.admits(seat))
                .sorted(Comparator.comparingDouble(seat -> Math.abs(seat.position() - middle(row)))));
    }

    private Optional<List<Seat>> best(Stream<Seat> bestFirst) {
        // the sort is stable: accessible seats come first for whom they are meant, and only for him
        List<Seat> chosen = bestFirst
                .sorted(Comparator.comparing(seat -> !seat.accessible()))
                .limit(wish.quantity())
                .toList();
        boolean served = chosen.size() == wish.quantity()
                && (!wish.accessible() || chosen.getFirst().accessible());
        return served ? Optional.of(chosen) : Optional.empty();
    }

    private static List<Row> rows(FreeSeats section) {
        Map<String, List<Seat>> byLabel = new LinkedHashMap<>();
        section.section().seats().forEach(seat -> byLabel.computeIfAbsent(seat.row(), label -> new ArrayList<>())
                .add(seat));
        return byLabel.entrySet().stream()
                .map(row -> new Row(
                        row.getKey(),
                        row.getValue().getFirst().rowRank(),
                        row.getValue().stream()
                                .sorted(Comparator.comparingInt(Seat::position))
                                .toList()))
                .sorted(Comparator.comparingInt(Row::rank))
                .toList();
    }

    /** Every way to seat so many side by side in the row. */
    private List<Window> windows(Row row, Set<UUID> free, int length) {
        List<Window> windows = new ArrayList<>();
        for (List<Seat> run : runs(row, free)) {
            for (int from = 0; from + length <= run.size(); from++) {
                List<Seat> seats = run.subList(from, from + length);
                if (seats.stream().allMatch(wish::admits)) {
                    double middle =
                            (seats.getFirst().position() + seats.getLast().position()) / 2.0;
                    windows.add(new Window(seats, from, run.size() - from - length, Math.abs(middle - middle(row))));
                }
            }
        }
        return windows;
    }

    /** The stretches of free seats between taken ones and aisles, whomever the seats are for. */
    private static List<List<Seat>> runs(Row row, Set<UUID> free) {
        List<List<Seat>> runs = new ArrayList<>();
        List<Seat> run = new ArrayList<>();
        int expected = Integer.MIN_VALUE;
        for (Seat seat : row.seats()) {
            boolean continues = free.contains(seat.id()) && seat.position() == expected;
            if (!continues && !run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
            if (free.contains(seat.id())) {
                run.add(seat);
                expected = seat.position() + 1;
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private static double middle(Row row) {
        return (row.seats().getFirst().position() + row.seats().getLast().position()) / 2.0;
    }

    /** A copy without some seats, for a party that has chosen those itself. */
    static FreeSeats without(FreeSeats section, Set<UUID> seats) {
        Set<UUID> free = new HashSet<>(section.free());
        free.removeAll(seats);
        return new FreeSeats(section.section(), free);
    }
}
