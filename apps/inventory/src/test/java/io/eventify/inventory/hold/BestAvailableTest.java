package io.eventify.inventory.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.hold.BestAvailable.FreeSeats;
import io.eventify.inventory.hold.BestAvailable.Rule;
import io.eventify.inventory.hold.BestAvailable.Wish;
import io.eventify.platform.time.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BestAvailableTest {
    private static final Wish COUPLE = party(2);

    @Test
    void a_party_sits_in_the_middle_of_the_best_row() {
        assertThat(chosen(COUPLE, house("..........", ".........."))).contains("A 1/5 1/6");
    }

    @Test
    void a_taken_seat_is_no_neighbour() {
        assertThat(chosen(party(3), house("..#..#...#", ".........."))).contains("A 1/7 1/8 1/9");
    }

    @Test
    void no_single_seat_is_left_over_when_another_row_can_avoid_it() {
        assertThat(chosen(COUPLE, house("#...#", "......"))).contains("A 2/3 2/4");
    }

    @Test
    void a_single_seat_may_be_left_over_before_the_party_is_split() {
        assertThat(chosen(COUPLE, house("#...#", "#####")))
                .hasValueSatisfying(text -> assertThat(text).isIn("A 1/2 1/3", "A 1/3 1/4"));
    }

    @Test
    void an_aisle_separates() {
        assertThat(chosen(COUPLE, house(". .", ". .."))).contains("A 2/3 2/4");
    }

    @Test
    void a_party_is_split_over_adjacent_rows_before_it_is_scattered() {
        assertThat(chosen(party(4), house("##..#", "#..##", "....#"))).contains("A 3/1 3/2 3/3 3/4");
        assertThat(chosen(party(4), house("##..#", "#..##", ".####"))).contains("A 1/3 1/4 2/2 2/3");
    }

    @Test
    void a_party_that_wants_to_sit_together_is_never_split() {
        Wish together = new Wish(3, null, null, true, false);
        assertThat(chosen(together, house("..#..", ".#.#."))).isEmpty();
        assertThat(chosen(party(3), house("..#..", ".#.#."))).isPresent();
    }

    @Test
    void one_section_is_kept_before_several_are_used() {
        FreeSeats left = section("A", 1, "#.#.#", "#####", ".#.##");
        FreeSeats right = section("B", 2, "#.#.#", "#####", "#####");
        assertThat(chosen(party(4), List.of(left, right)))
                .hasValueSatisfying(text -> assertThat(text).startsWith("A ").doesNotContain("B"));
        assertThat(chosen(party(6), List.of(left, right)))
                .hasValueSatisfying(text -> assertThat(text).contains("A ").contains("B "));
    }

    @Test
    void sitting_together_in_a_worse_section_is_better_than_being_split_in_the_best() {
        assertThat(chosen(COUPLE, List.of(section("A", 1, ".#.#."), section("B", 2, "....."))))
                .hasValueSatisfying(text -> assertThat(text).startsWith("B "));
    }

    @Test
    void accessible_seats_are_not_given_to_who_did_not_ask() {
        assertThat(chosen(COUPLE, house("aa"))).isEmpty();
        assertThat(chosen(party(1), house("ac"))).isEmpty();
    }

    @Test
    void who_asks_gets_an_accessible_seat_and_the_companions_beside_it() {
        Wish wish = new Wish(2, null, null, true, true);
        assertThat(chosen(wish, house("......", "..ac.."))).contains("A 2/3 2/4");
        assertThat(chosen(wish, house("cc...."))).isEmpty();
    }

    @Test
    void only_the_wanted_class_and_section_are_given() {
        FreeSeats mixed = new FreeSeats(
                new Section(
                        Ids.next(),
                        "A",
                        1,
                        List.of(
                                seat("A", 1, 1, '.', "gold"),
                                seat("A", 1, 2, '.', "silver"),
                                seat("A", 1, 3, '.', "silver"))),
                new HashSet<>());
        mixed.section().seats().forEach(seat -> mixed.free().add(seat.id()));
        assertThat(chosen(new Wish(2, "silver", null, true, false), List.of(mixed)))
                .contains("A 1/2 1/3");
        assertThat(new Wish(1, null, "B", false, false).admits(mixed.section())).isFalse();
        assertThat(new Wish(1, "bronze", null, false, false).admits(mixed.section()))
                .isFalse();
    }

    @Property(tries = 300)
    void what_is_chosen_is_free_suitable_and_exactly_the_party(
            @ForAll("houses") List<String> rows,
            @ForAll @IntRange(min = 1, max = 12) int quantity,
            @ForAll boolean together,
            @ForAll boolean accessible) {
        FreeSeats house = section("A", 1, rows.toArray(String[]::new));
        Wish wish = new Wish(quantity, null, null, together, accessible);

        Optional<List<Seat>> choice = BestAvailable.choose(wish, List.of(house), Rule.ALL);

        choice.ifPresent(seats -> {
            assertThat(seats.stream().map(Seat::id).collect(Collectors.toSet()))
                    .hasSize(quantity)
                    .isSubsetOf(house.free());
            assertThat(seats).allMatch(wish::admits);
            if (together) {
                assertThat(sideBySide(seats)).isTrue();
            }
            if (accessible) {
                assertThat(seats).anyMatch(Seat::accessible);
            }
        });
    }

    @Property(tries = 300)
    void nobody_who_would_take_any_seat_is_refused_while_there_are_enough(
            @ForAll("houses") List<String> rows, @ForAll @IntRange(min = 1, max = 12) int quantity) {
        FreeSeats house = section("A", 1, rows.toArray(String[]::new));
        long suitable = house.section().seats().stream()
                .filter(seat ->
                        house.free().contains(seat.id()) && party(quantity).admits(seat))
                .count();

        assertThat(BestAvailable.choose(party(quantity), List.of(house), Rule.ALL)
                        .isPresent())
                .isEqualTo(suitable >= quantity);
    }

    @Property(tries = 300)
    void a_party_is_split_only_when_no_row_can_seat_it(
            @ForAll("houses") List<String> rows, @ForAll @IntRange(min = 2, max = 8) int quantity) {
        FreeSeats house = section("A", 1, rows.toArray(String[]::new));
        boolean possible = BestAvailable.choose(new Wish(quantity, null, null, true, false), List.of(house), Rule.ALL)
                .isPresent();

        BestAvailable.choose(party(quantity), List.of(house), Rule.ALL)
                .ifPresent(seats -> assertThat(sideBySide(seats)).isEqualTo(possible));
    }

    @Provide
    Arbitrary<List<String>> houses() {
        return Arbitraries.strings()
                .withChars('.', '.', '.', '#', '#', ' ', 'a', 'c')
                .ofMinLength(1)
                .ofMaxLength(14)
                .filter(row -> !row.isBlank())
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static boolean sideBySide(List<Seat> seats) {
        List<Integer> positions = seats.stream().map(Seat::position).sorted().toList();
        return seats.stream().map(Seat::row).distinct().count() == 1
                && positions.getLast() - positions.getFirst() == seats.size() - 1;
    }

    private static Wish party(int quantity) {
        return new Wish(quantity, null, null, false, false);
    }

    private static Optional<String> chosen(Wish wish, List<FreeSeats> sections) {
        return BestAvailable.choose(wish, sections, Rule.ALL).map(BestAvailableTest::text);
    }

    private static String text(List<Seat> seats) {
        return seats.stream()
                .collect(Collectors.groupingBy(Seat::section, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(section -> section.getKey()
                        + section.getValue().stream()
                                .sorted(java.util.Comparator.comparing(Seat::row)
                                        .thenComparing(Seat::position))
                                .map(seat -> " " + seat.row() + "/" + seat.number())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }

    private static List<FreeSeats> house(String... rows) {
        return List.of(section("A", 1, rows));
    }

    /** A dot is a free seat, # a taken one, a blank an aisle, a an accessible seat and c its companion's. */
    private static FreeSeats section(String name, int rank, String... rows) {
        List<Seat> seats = new ArrayList<>();
        Set<UUID> free = new HashSet<>();
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row].length(); i++) {
                char kind = rows[row].charAt(i);
                if (kind != ' ') {
                    Seat seat = seat(name, row + 1, i + 1, kind, "standard");
                    seats.add(seat);
                    if (kind != '#') {
                        free.add(seat.id());
                    }
                }
            }
        }
        return new FreeSeats(new Section(Ids.next(), name, rank, seats), free);
    }

    private static Seat seat(String section, int row, int position, char kind, String seatClass) {
        return new Seat(
                Ids.next(),
                section,
                String.valueOf(row),
                row,
                position,
                String.valueOf(position),
                position,
                row,
                seatClass,
                kind == 'a',
                kind == 'c');
    }
}
