package io.eventify.inventory.seatplan;

import io.eventify.contracts.ErrorBody.Detail;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads seats from CSV (RFC 4180, header line, comma or semicolon): {@code section,row,number,x,y,class,accessible} and, if wanted, {@code companion} and
 * {@code position}. Sections, rows and seats rank in the order of their first lines.
 */
final class SeatCsv {
    private static final List<String> REQUIRED = List.of("section", "row", "number", "x", "y", "class", "accessible");
    private static final Set<String> YES = Set.of("true", "yes", "1", "y");
    private static final Set<String> NO = Set.of("false", "no", "0", "n", "");

    private final List<Detail> problems = new ArrayList<>();
    private final List<SeatDraft> seats = new ArrayList<>();

    private SeatCsv() {}

    /** @throws SeatingPlanInvalidException naming line and column of what cannot be read */
    static List<SeatDraft> read(String text) {
        SeatCsv csv = new SeatCsv();
        csv.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!csv.problems.isEmpty()) {
            throw new SeatingPlanInvalidException(csv.problems);
        }
        return csv.seats;
    }

    private void parse(String text) {
        String header = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(header.indexOf(';') > 0 ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<String> missing = REQUIRED.stream()
                    .filter(column -> !parser.getHeaderMap().containsKey(column))
                    .toList();
            if (!missing.isEmpty()) {
                missing.forEach(column -> problems.add(new Detail("line 1, column " + column, "missing")));
                return;
            }
            for (CSVRecord line : parser) {
                if (seats.size() >= SeatingPlanDraft.MOST_SEATS
                        || problems.size() >= SeatingPlanInvalidException.MOST_DETAILS) {
                    problems.add(new Detail(
                            "line " + parser.getCurrentLineNumber(),
                            seats.size() >= SeatingPlanDraft.MOST_SEATS ? "too_many_seats" : "more_problems_follow"));
                    return;
                }
                seat(line, parser.getCurrentLineNumber(), parser.getHeaderMap());
            }
        } catch (CSVException | IllegalArgumentException | UncheckedIOException malformed) {
            problems.add(new Detail("line " + (seats.size() + 2), "malformed_csv"));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private void seat(CSVRecord line, long number, Map<String, Integer> columns) {
        if (!line.isConsistent()) {
            problems.add(new Detail("line " + number, "has " + line.size() + " columns, not " + columns.size()));
            return;
        }
        int before = problems.size();
        Line cells = new Line(line, number);
        String section = cells.text("section", 100);
        String row = cells.text("row", 20);
        String seat = cells.text("number", 20);
        float x = cells.coordinate("x");
        float y = cells.coordinate("y");
        String seatClass = cells.text("class", 50);
        boolean accessible = cells.flag("accessible");
        boolean companion = columns.containsKey("companion") && cells.flag("companion");
        Integer position = columns.containsKey("position") ? cells.position() : null;
        if (problems.size() == before) {
            seats.add(new SeatDraft(
                    "line " + number,
                    section,
                    null,
                    row,
                    null,
                    position,
                    seat,
                    x,
                    y,
                    seatClass,
                    accessible,
                    companion));
        }
    }

    private final class Line {
        private final CSVRecord cells;
        private final long number;

        Line(CSVRecord cells, long number) {
            this.cells = cells;
            this.number = number;
        }

        String text(String column, int longest) {
            String text = cells.get(column);
            if (text.isBlank()) {
                problem(column, "missing");
            } else if (text.length() > longest) {
                problem(column, "longer than " + longest);
            }
            return text;
        }

        float coordinate(String column) {
            try {
                float value = Float.parseFloat(cells.get(column));
                if (Float.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                // told below, together with the infinite ones
            }
            problem(column, "not a number");
            return 0;
        }

        boolean flag(String column) {
            String text = cells.get(column).toLowerCase(Locale.ROOT);
            if (!YES.contains(text) && !NO.contains(text)) {
                problem(column, "neither true nor false");
            }
            return YES.contains(text);
        }

        @Nullable
        Integer position() {
            String text = cells.get("position");
            if (text.isEmpty()) {
                return null;
            }
            try {
                int value = Integer.parseInt(text);
                if (value >= 0 && value <= 100_000) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                // told below, together with those out of range
            }
            problem("position", "not a number from 0 to 100000");
            return null;
        }

        private void problem(String column, String issue) {
            problems.add(new Detail("line " + number + ", column " + column, issue));
        }
    }
}
