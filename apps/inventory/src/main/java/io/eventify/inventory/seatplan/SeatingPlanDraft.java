package io.eventify.inventory.seatplan;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.platform.time.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A plan about to be defined: checks that its seats fit together, and gives them ids, ranks and positions. */
public record SeatingPlanDraft(String name, List<SeatDraft> seats, List<Zone> zones) {
    /** The largest halls have about 25,000 numbered seats. */
    static final int MOST_SEATS = 40_000;

    private static final int MOST_SECTIONS = 500;

    /** @throws SeatingPlanInvalidException if there is no place at all, there are too many, or two seats have the same name or position */
    SeatingPlan arranged(UUID planId, UUID venueId, UUID organisationId) {
        requireValid();
        Map<String, List<SeatDraft>> bySection = new LinkedHashMap<>();
        seats.forEach(seat -> bySection
                .computeIfAbsent(seat.section(), section -> new ArrayList<>())
                .add(seat));
        List<Section> sections = new ArrayList<>();
        bySection.forEach((sectionName, drafts) -> {
            Integer asked = drafts.getFirst().sectionRank();
            sections.add(new Section(
                    Ids.next(),
                    sectionName,
                    asked == null ? sections.size() + 1 : asked,
                    arrangedSeats(sectionName, drafts)));
        });
        sections.sort(Comparator.comparingInt(Section::rank));
        return new SeatingPlan(planId, venueId, organisationId, name, sections, zones);
    }

    /* Ids are made in the final order: a section's seats are a range of ids. */
    private static List<Seat> arrangedSeats(String section, List<SeatDraft> drafts) {
        Map<String, List<SeatDraft>> byRow = new LinkedHashMap<>();
        drafts.forEach(seat ->
                byRow.computeIfAbsent(seat.row(), row -> new ArrayList<>()).add(seat));
        List<Seat> arranged = new ArrayList<>(drafts.size());
        int order = 0;
        for (List<SeatDraft> row : byRow.values()) {
            order++;
            Integer asked = row.getFirst().rowRank();
            int rank = asked == null ? order : asked;
            int position = 0;
            for (SeatDraft seat : row) {
                position = seat.position() == null ? position + 1 : seat.position();
                arranged.add(new Seat(
                        Ids.next(),
                        section,
                        seat.row(),
                        rank,
                        position,
                        seat.number(),
                        seat.x(),
                        seat.y(),
                        seat.seatClass(),
                        seat.accessible(),
                        seat.companion()));
            }
        }
        return arranged;
    }

    private void requireValid() {
        if (seats.isEmpty() && zones.isEmpty()) {
            throw new SeatingPlanInvalidException(List.of(new Detail("sections", "no_places")));
        }
        if (seats.size() > MOST_SEATS) {
            throw new SeatingPlanInvalidException(List.of(new Detail("sections", "too_many_seats")));
        }
        if (seats.stream()
                        .map(SeatDraft::section)
                        .distinct()
                        .limit(MOST_SECTIONS + 1)
                        .count()
                > MOST_SECTIONS) {
            throw new SeatingPlanInvalidException(List.of(new Detail("sections", "too_many_sections")));
        }
        List<Detail> problems = duplicates();
        if (!problems.isEmpty()) {
            throw new SeatingPlanInvalidException(problems);
        }
    }

    private record Name(String section, String row, String number) {}

    private record Row(String section, String row) {}

    private List<Detail> duplicates() {
        List<Detail> problems = new ArrayList<>();
        Map<Name, String> names = new HashMap<>();
        Map<Row, Set<Integer>> positions = new HashMap<>();
        Map<Row, Integer> last = new HashMap<>();
        for (SeatDraft seat : seats) {
            String earlier = names.putIfAbsent(new Name(seat.section(), seat.row(), seat.number()), seat.source());
            if (earlier != null) {
                problems.add(new Detail(seat.source(), "same seat as " + earlier));
            }
            Row row = new Row(seat.section(), seat.row());
            int position = seat.position() == null ? last.getOrDefault(row, 0) + 1 : seat.position();
            last.put(row, position);
            if (!positions.computeIfAbsent(row, r -> new HashSet<>()).add(position)) {
                problems.add(new Detail(seat.source(), "position taken by another seat of the row"));
            }
        }
        return problems;
    }
}
