package io.eventify.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the places of a venue are arranged. Never changes once defined: another layout is another plan. */
public final class SeatingPlan {
    private final UUID id;
    private final UUID venueId;
    private final UUID organisationId;
    private final String name;
    private final List<Section> sections;
    private final List<Zone> zones;
    private final Map<UUID, Seat> seatsById;
    private final Map<UUID, Zone> zonesById;

    public SeatingPlan(
            UUID id, UUID venueId, UUID organisationId, String name, List<Section> sections, List<Zone> zones) {
        this.id = id;
        this.venueId = venueId;
        this.organisationId = organisationId;
        this.name = name;
        this.sections = List.copyOf(sections);
        this.zones = List.copyOf(zones);
        this.seatsById = HashMap.newHashMap(
                sections.stream().mapToInt(section -> section.seats().size()).sum());
        this.sections.forEach(section -> section.seats().forEach(seat -> seatsById.put(seat.id(), seat)));
        this.zonesById = HashMap.newHashMap(zones.size());
        this.zones.forEach(zone -> zonesById.put(zone.id(), zone));
    }

    /**
     * A part of the house.
     *
     * @param rank 1 is the best
     * @param seats in the order of rows and positions; their ids grow
     */
    public record Section(UUID id, String name, int rank, List<Seat> seats) {}

    /**
     * A numbered seat.
     *
     * @param rowRank 1 is the best row of the section
     * @param position neighbours differ by one; an aisle is a gap
     * @param companion beside an accessible seat, for the companion
     */
    public record Seat(
            UUID id,
            String section,
            String row,
            int rowRank,
            int position,
            String number,
            float x,
            float y,
            String seatClass,
            boolean accessible,
            boolean companion) {}

    /**
     * Standing or unnumbered places.
     *
     * @param shape JSON of a polygon or rectangle in the plan's coordinates
     */
    public record Zone(
            UUID id,
            Map<String, String> name,
            String seatClass,
            int capacity,
            @Nullable String shape) {}

    public UUID id() {
        return id;
    }

    public UUID venueId() {
        return venueId;
    }

    /** Whose venue it is. */
    public UUID organisationId() {
        return organisationId;
    }

    public String name() {
        return name;
    }

    /** The best first. */
    public List<Section> sections() {
        return sections;
    }

    public List<Zone> zones() {
        return zones;
    }

    public int seatCount() {
        return seatsById.size();
    }

    public Optional<Seat> seat(UUID seatId) {
        return Optional.ofNullable(seatsById.get(seatId));
    }

    public Optional<Zone> zone(UUID zoneId) {
        return Optional.ofNullable(zonesById.get(zoneId));
    }
}
