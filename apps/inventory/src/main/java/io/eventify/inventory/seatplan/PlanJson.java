package io.eventify.inventory.seatplan;

import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.inventory.seatplan.SeatingPlanRequest.RowRequest;
import io.eventify.inventory.seatplan.SeatingPlanRequest.SeatRequest;
import io.eventify.inventory.seatplan.SeatingPlanRequest.SectionRequest;
import io.eventify.inventory.seatplan.SeatingPlanRequest.Shape;
import io.eventify.inventory.seatplan.SeatingPlanRequest.ZoneRequest;
import io.eventify.inventory.seatplan.SeatingPlanView.RowView;
import io.eventify.inventory.seatplan.SeatingPlanView.SeatView;
import io.eventify.inventory.seatplan.SeatingPlanView.SectionView;
import io.eventify.platform.time.Ids;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan between its JSON form and ours. */
final class PlanJson {
    private static final Jsonb JSONB = JsonbBuilder.create();

    private PlanJson() {}

    static SeatingPlanDraft draft(SeatingPlanRequest request) {
        List<SeatDraft> seats = new ArrayList<>();
        List<SectionRequest> sections = Objects.requireNonNullElse(request.sections(), List.of());
        for (int s = 0; s < sections.size(); s++) {
            SectionRequest section = sections.get(s);
            for (int r = 0; r < section.rows().size(); r++) {
                RowRequest row = section.rows().get(r);
                for (int i = 0; i < row.seats().size(); i++) {
                    seats.add(draft(
                            "sections[%d].rows[%d].seats[%d]".formatted(s, r, i),
                            section,
                            row,
                            row.seats().get(i)));
                }
            }
        }
        List<ZoneRequest> zones = Objects.requireNonNullElse(request.zones(), List.of());
        return new SeatingPlanDraft(
                request.name(), seats, zones.stream().map(PlanJson::zone).toList());
    }

    private static SeatDraft draft(String source, SectionRequest section, RowRequest row, SeatRequest seat) {
        return new SeatDraft(
                source,
                section.name(),
                section.rank(),
                row.label(),
                row.rank(),
                seat.position(),
                seat.number(),
                seat.x().floatValue(),
                seat.y().floatValue(),
                seat.seatClass(),
                Boolean.TRUE.equals(seat.accessible()),
                Boolean.TRUE.equals(seat.companion()));
    }

    private static Zone zone(ZoneRequest zone) {
        return new Zone(
                Ids.next(),
                zone.name(),
                zone.seatClass(),
                zone.capacity(),
                zone.shape() == null ? null : JSONB.toJson(zone.shape()));
    }

    static ZoneView view(Zone zone) {
        return new ZoneView(zone.id(), zone.name(), zone.seatClass(), zone.capacity(), shape(zone.shape()));
    }

    private static @Nullable Shape shape(@Nullable String json) {
        return json == null ? null : JSONB.fromJson(json, Shape.class);
    }

    static SeatingPlanView view(SeatingPlan plan) {
        return new SeatingPlanView(
                plan.id(),
                plan.venueId(),
                plan.name(),
                plan.sections().stream().map(PlanJson::view).toList(),
                plan.zones().stream().map(PlanJson::view).toList());
    }

    private static SectionView view(Section section) {
        Map<String, List<Seat>> rows = new LinkedHashMap<>();
        section.seats().forEach(seat -> rows.computeIfAbsent(seat.row(), row -> new ArrayList<>())
                .add(seat));
        List<RowView> views = rows.values().stream()
                .map(seats -> new RowView(
                        seats.getFirst().row(),
                        seats.getFirst().rowRank(),
                        seats.stream().map(PlanJson::view).toList()))
                .sorted(Comparator.comparingInt(RowView::rank))
                .toList();
        return new SectionView(section.id(), section.name(), section.rank(), views);
    }

    private static SeatView view(Seat seat) {
        return new SeatView(
                seat.id(),
                seat.number(),
                seat.position(),
                seat.x(),
                seat.y(),
                seat.seatClass(),
                seat.accessible(),
                seat.companion());
    }
}
