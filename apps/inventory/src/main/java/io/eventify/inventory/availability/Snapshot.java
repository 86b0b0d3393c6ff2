package io.eventify.inventory.availability;

import io.eventify.inventory.Performances.Performance;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All places of a performance at one instant.
 *
 * @param states for each section one letter a seat, in the plan's order: {@code f}ree, {@code h}eld, {@code s}old, {@code b}locked
 */
record Snapshot(
        Performance performance, SeatingPlan plan, Map<UUID, String> states, List<BucketView> buckets, Instant at) {

    static Snapshot of(
            Performance performance, SeatingPlan plan, Map<UUID, String> taken, List<BucketView> buckets, Instant at) {
        Map<UUID, String> states = new LinkedHashMap<>();
        for (Section section : plan.sections()) {
            StringBuilder letters = new StringBuilder(section.seats().size());
            section.seats().forEach(seat -> letters.append(letter(taken.get(seat.id()))));
            states.put(section.id(), letters.toString());
        }
        return new Snapshot(performance, plan, states, buckets, at);
    }

    private static char letter(@Nullable String state) {
        return state == null ? 'f' : state.charAt(0);
    }

    /** The same for the same states. */
    String tag() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((performance.salesStatus() + plan.id() + buckets).getBytes(StandardCharsets.UTF_8));
            states.values().forEach(letters -> digest.update(letters.getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    SeatMapView seatMap(SeatIds ids) {
        return new SeatMapView(
                performance.id(),
                plan.id(),
                performance.salesStatus(),
                plan.sections().stream().map(section -> seatMap(section, ids)).toList(),
                buckets);
    }

    /** Whether a seat map names each seat; a client that has the layout needs only the letters. */
    enum SeatIds {
        NAMED,
        LEFT_OUT
    }

    private SeatMapView.SectionStates seatMap(Section section, SeatIds ids) {
        List<UUID> seatIds =
                ids == SeatIds.NAMED ? section.seats().stream().map(Seat::id).toList() : null;
        return new SeatMapView.SectionStates(section.id(), section.name(), seatIds, lettersOf(section));
    }

    private String lettersOf(Section section) {
        return Objects.requireNonNull(states.get(section.id()), "a section of the plan without states");
    }

    AvailabilityView availability() {
        List<AvailabilityView.SeatCount> seats = plan.sections().stream()
                .flatMap(section -> counts(section).stream())
                .toList();
        long remaining =
                seats.stream().mapToLong(AvailabilityView.SeatCount::remaining).sum()
                        + buckets.stream().mapToLong(BucketView::remaining).sum();
        return new AvailabilityView(
                performance.id(),
                performance.salesStatus(),
                performance.salesStatus().equals("open") && remaining > 0,
                remaining,
                seats,
                buckets);
    }

    /** Some of the numbered seats. */
    SeatPageView seats(@Nullable String sectionName, @Nullable String state, int page, int size) {
        List<SeatPageView.SeatView> matching = new ArrayList<>();
        long from = (long) (page - 1) * size;
        long total = 0;
        for (Section section : plan.sections()) {
            if (sectionName != null && !sectionName.equals(section.name())) {
                continue;
            }
            String letters = lettersOf(section);
            for (int i = 0; i < section.seats().size(); i++) {
                if (state != null && state.charAt(0) != letters.charAt(i)) {
                    continue;
                }
                if (total >= from && matching.size() < size) {
                    matching.add(view(section.seats().get(i), letters.charAt(i)));
                }
                total++;
            }
        }
        return new SeatPageView(performance.id(), total, matching);
    }

    private static SeatPageView.SeatView view(Seat seat, char letter) {
        return new SeatPageView.SeatView(
                seat.id(),
                seat.section(),
                seat.row(),
                seat.number(),
                seat.seatClass(),
                seat.accessible(),
                seat.companion(),
                switch (letter) {
                    case 'h' -> "held";
                    case 's' -> "sold";
                    case 'b' -> "blocked";
                    default -> "free";
                });
    }

    private List<AvailabilityView.SeatCount> counts(Section section) {
        String letters = lettersOf(section);
        Map<String, int[]> byClass = new LinkedHashMap<>();
        for (int i = 0; i < section.seats().size(); i++) {
            int[] count = byClass.computeIfAbsent(section.seats().get(i).seatClass(), seatClass -> new int[2]);
            count[0]++;
            count[1] += letters.charAt(i) == 'f' ? 1 : 0;
        }
        return byClass.entrySet().stream()
                .map(e -> new AvailabilityView.SeatCount(
                        section.id(), section.name(), e.getKey(), e.getValue()[0], e.getValue()[1]))
                .toList();
    }
}
