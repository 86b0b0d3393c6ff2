package io.eventify.inventory.seatplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.inventory.SeatingPlan;
import io.eventify.platform.time.Ids;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SeatCsvTest {
    private static final String HEADER = "section,row,number,x,y,class,accessible\n";

    @Test
    void lines_become_seats_in_their_order() {
        List<SeatDraft> seats =
                SeatCsv.read(HEADER + "Stalls,A,1,0.5,1,gold,false\n\"Balcony, left\",A,2,1,2,silver,true\n");

        assertThat(seats).extracting(SeatDraft::section).containsExactly("Stalls", "Balcony, left");
        assertThat(seats).extracting(SeatDraft::accessible).containsExactly(false, true);
        assertThat(seats.getFirst().x()).isEqualTo(0.5f);
    }

    @Test
    void a_spreadsheet_export_with_byte_order_mark_semicolons_and_more_columns_is_read() {
        List<SeatDraft> seats = SeatCsv.read(
                "\uFEFFSection;Row;Number;X;Y;Class;Accessible;Companion;Position\r\nStalls;A;1;0;0;gold;no;yes;7\r\n");

        assertThat(seats).singleElement().satisfies(seat -> {
            assertThat(seat.companion()).isTrue();
            assertThat(seat.position()).isEqualTo(7);
        });
    }

    @Test
    void what_cannot_be_read_is_named_by_line_and_column() {
        String csv =
                HEADER + "Stalls,A,1,0,0,gold,false\nStalls,A,,zero,0,gold,perhaps\nStalls,A,3,0,NaN,,no\nStalls,A\n";

        assertThat(problems(csv))
                .extracting(Detail::field)
                .containsExactly(
                        "line 3, column number",
                        "line 3, column x",
                        "line 3, column accessible",
                        "line 4, column y",
                        "line 4, column class",
                        "line 5");
    }

    @Test
    void missing_columns_are_named() {
        assertThat(problems("section,row,number\nStalls,A,1\n"))
                .extracting(Detail::field)
                .containsExactly(
                        "line 1, column x", "line 1, column y", "line 1, column class", "line 1, column accessible");
        assertThat(problems("")).isNotEmpty();
    }

    @Test
    void the_same_seat_twice_is_refused_with_both_lines() {
        List<SeatDraft> seats = SeatCsv.read(HEADER + "Stalls,A,1,0,0,gold,false\nStalls,A,1,1,0,gold,false\n");

        assertThatThrownBy(() -> arranged(seats))
                .isInstanceOfSatisfying(SeatingPlanInvalidException.class, refusal -> assertThat(refusal.details())
                        .containsExactly(new Detail("line 3", "same seat as line 2")));
    }

    @Test
    void ranks_and_positions_follow_the_order_of_the_lines_and_ids_grow_within_a_section() {
        SeatingPlan plan = arranged(
                SeatCsv.read(
                        HEADER
                                + "Stalls,B,1,0,0,gold,false\nStalls,B,2,1,0,gold,false\nStalls,A,1,0,1,gold,false\nBalcony,A,1,0,9,silver,false\nStalls,B,3,2,0,gold,false\n"));

        assertThat(plan.sections()).extracting(SeatingPlan.Section::name).containsExactly("Stalls", "Balcony");
        List<SeatingPlan.Seat> stalls = plan.sections().getFirst().seats();
        assertThat(stalls)
                .extracting(seat -> seat.row() + seat.number() + " " + seat.rowRank() + "." + seat.position())
                .containsExactly("B1 1.1", "B2 1.2", "B3 1.3", "A1 2.1");
        assertThat(stalls).extracting(seat -> seat.id().toString()).isSorted();
    }

    @Test
    void too_many_seats_are_refused() {
        String lines = IntStream.rangeClosed(0, SeatingPlanDraft.MOST_SEATS)
                .mapToObj(i -> "S,R" + i / 100 + "," + i + ",0,0,c,0")
                .collect(Collectors.joining("\n"));

        assertThat(problems(HEADER + lines)).extracting(Detail::issue).containsExactly("too_many_seats");
    }

    @Property(tries = 500)
    void whatever_is_sent_is_read_or_refused_with_details(@ForAll @StringLength(max = 200) String text) {
        try {
            SeatCsv.read(HEADER + text);
        } catch (SeatingPlanInvalidException refusal) {
            assertThat(refusal.details()).isNotEmpty().hasSizeLessThanOrEqualTo(50);
        }
    }

    private static SeatingPlan arranged(List<SeatDraft> seats) {
        return new SeatingPlanDraft("plan", seats, List.of()).arranged(Ids.next(), Ids.next(), Ids.next());
    }

    private static List<Detail> problems(String csv) {
        try {
            SeatCsv.read(csv);
        } catch (SeatingPlanInvalidException refusal) {
            return refusal.details();
        }
        throw new AssertionError("was read");
    }
}
