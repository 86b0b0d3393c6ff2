package io.eventify.inventory.seatplan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A seating plan to define. Ranks (1 is best) follow the order in the lists when absent; so do positions in a row.
 *
 * @param sections numbered seats
 * @param zones standing or unnumbered places
 */
@Schema(example = """
        {"name":"Great hall","sections":[{"name":"Stalls","rows":[{"label":"A","seats":[
         {"number":"1","x":0,"y":0,"seatClass":"gold"},{"number":"2","x":1,"y":0,"seatClass":"gold","accessible":true}]}]}],
         "zones":[{"name":{"en":"Pit"},"seatClass":"standing","capacity":500,"shape":{"rect":{"x":0,"y":5,"width":20,"height":8}}}]}""")
public record SeatingPlanRequest(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Valid @Size(max = 200) List<SectionRequest> sections,
        @Nullable @Valid @Size(max = 50) List<ZoneRequest> zones) {

    /** A part of the house. */
    public record SectionRequest(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Min(1) @Max(10_000) Integer rank,
            @NotEmpty @Valid @Size(max = 500) List<RowRequest> rows) {}

    /** A row, its seats in the order in which they stand. */
    public record RowRequest(
            @NotBlank @Size(max = 20) String label,
            @Nullable @Min(1) @Max(10_000) Integer rank,
            @NotEmpty @Valid @Size(max = 1000) List<SeatRequest> seats) {}

    /**
     * A seat.
     *
     * @param position neighbours differ by one, an aisle is a gap
     * @param x along the rows, in any unit that the plan uses throughout
     * @param y away from the stage
     * @param seatClass what prices attach to
     */
    public record SeatRequest(
            @NotBlank @Size(max = 20) String number,
            @Nullable @Min(0) @Max(100_000) Integer position,
            @NotNull Double x,
            @NotNull Double y,
            @NotBlank @Size(max = 50) String seatClass,
            @Nullable Boolean accessible,
            @Nullable Boolean companion) {}

    /** Standing or unnumbered places. */
    public record ZoneRequest(
            @NotEmpty @Size(max = 3) Map<@Pattern(regexp = "fr|en|ar") String, @NotBlank @Size(max = 100) String> name,
            @NotBlank @Size(max = 50) String seatClass,
            @NotNull @Min(0) @Max(200_000) Integer capacity,
            @Nullable @Valid Shape shape) {}

    /**
     * Where a zone lies: a polygon or a rectangle.
     *
     * @param polygon points as [x, y]
     */
    public record Shape(
            @Nullable @Size(min = 3, max = 200) List<@Size(min = 2, max = 2) List<Double>> polygon,
            @Nullable @Valid Rect rect) {}

    /** A rectangle in the plan's coordinates. */
    public record Rect(
            double x,
            double y,
            @Positive double width,
            @Positive double height) {}
}
