package io.eventify.journey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Seating plans of the demo season, drawn by formula: metres, the stage at the origin. */
final class Halls {
    private static final double SEAT_WIDTH = 0.55;
    private static final double ROW_DEPTH = 0.95;

    private Halls() {}

    /** A plan for a kind of venue. */
    static ObjectNode plan(String kind) {
        return switch (kind) {
            case "grand-theatre" -> grandTheatre();
            case "arena" -> arena();
            case "hall" -> hall();
            case "small-theatre" -> smallTheatre();
            case "conference" -> conference();
            case "club" -> club();
            case "open-air" -> openAir();
            default -> throw new IllegalArgumentException("no plan for " + kind);
        };
    }

    /** The seat classes of a kind with a base price each, in the cheapest currency unit of the season (the city's factor is applied later). */
    static List<PricedClass> classes(String kind) {
        return switch (kind) {
            case "grand-theatre" ->
                List.of(
                        new PricedClass("gold", 90, "Carré or", "Gold circle", "المربع الذهبي"),
                        new PricedClass("stalls", 60, "Parterre", "Stalls", "الصالة"),
                        new PricedClass("balcony", 40, "Premier balcon", "First balcony", "الشرفة الأولى"),
                        new PricedClass("upper", 22, "Deuxième balcon", "Upper balcony", "الشرفة العليا"));
            case "arena" ->
                List.of(
                        new PricedClass("pit", 75, "Fosse", "Pit", "أمام المسرح"),
                        new PricedClass("floor", 55, "Parterre debout", "Standing floor", "الأرضية وقوفًا"),
                        new PricedClass("lower", 80, "Gradins bas", "Lower tier", "المدرجات السفلى"),
                        new PricedClass("upper", 45, "Gradins hauts", "Upper tier", "المدرجات العليا"));
            case "hall" ->
                List.of(
                        new PricedClass("floor", 30, "Fosse", "Standing floor", "الأرضية وقوفًا"),
                        new PricedClass("balcony", 38, "Balcon assis", "Seated balcony", "شرفة جلوس"));
            case "club" -> List.of(new PricedClass("floor", 18, "Entrée", "Admission", "دخول"));
            case "open-air" ->
                List.of(
                        new PricedClass("lawn", 25, "Pelouse", "Lawn", "العشب"),
                        new PricedClass("front", 40, "Devant la scène", "Front of stage", "أمام المنصة"));
            default -> List.of(new PricedClass("standard", 28, "Tarif unique", "Standard", "سعر موحد"));
        };
    }

    /** 1,800 numbered seats: curved stalls with a gold circle, and two balconies. */
    private static ObjectNode grandTheatre() {
        ObjectNode plan = Json.object().put("name", "Théâtre à l'italienne, 1800");
        ArrayNode sections = plan.putArray("sections");
        curved(sections, "Parterre", 1, 20, 40, 9, row -> row < 6 ? "gold" : "stalls", 'A');
        curved(sections, "Balcon", 2, 10, 50, 30, row -> "balcony", 'A');
        curved(sections, "Galerie", 3, 10, 50, 41, row -> "upper", 'A');
        return plan;
    }

    /** 12,000 seats around a floor, 8,000 standing: 20,000 places. */
    private static ObjectNode arena() {
        ObjectNode plan = Json.object().put("name", "Arena, 20000");
        ArrayNode sections = plan.putArray("sections");
        for (int block = 0; block < 40; block++) {
            boolean lower = block < 16;
            double centre = 2 * Math.PI * (lower ? block / 16.0 : (block - 16) / 24.0);
            block(
                    sections,
                    (lower ? "L" : "U") + (lower ? block + 1 : block - 15),
                    block + 1,
                    15,
                    20,
                    lower ? 32 : 50,
                    centre,
                    lower ? "lower" : "upper");
        }
        ArrayNode zones = plan.putArray("zones");
        zone(zones, "Fosse", "Pit", "أمام المسرح", "pit", 2000, -15, 4, 30, 12);
        zone(zones, "Parterre debout", "Standing floor", "الأرضية", "floor", 6000, -20, 17, 40, 24);
        return plan;
    }

    private static ObjectNode hall() {
        ObjectNode plan = Json.object().put("name", "Salle, 1100");
        curved(plan.putArray("sections"), "Balcon", 1, 8, 25, 24, row -> "balcony", 'A');
        zone(plan.putArray("zones"), "Fosse", "Floor", "الأرضية", "floor", 900, -12, 3, 24, 18);
        return plan;
    }

    private static ObjectNode smallTheatre() {
        ObjectNode plan = Json.object().put("name", "Petite salle, 220");
        curved(plan.putArray("sections"), "Salle", 1, 11, 20, 6, row -> "standard", 'A');
        return plan;
    }

    private static ObjectNode conference() {
        ObjectNode plan = Json.object().put("name", "Auditorium, 480");
        curved(plan.putArray("sections"), "Auditorium", 1, 16, 30, 8, row -> "standard", 'A');
        return plan;
    }

    private static ObjectNode club() {
        ObjectNode plan = Json.object().put("name", "Club, 350");
        zone(plan.putArray("zones"), "Salle", "Room", "القاعة", "floor", 350, -8, 2, 16, 14);
        return plan;
    }

    private static ObjectNode openAir() {
        ObjectNode plan = Json.object().put("name", "Plein air, 4500");
        ArrayNode zones = plan.putArray("zones");
        zone(zones, "Devant la scène", "Front of stage", "أمام المنصة", "front", 500, -15, 2, 30, 10);
        zone(zones, "Pelouse", "Lawn", "العشب", "lawn", 4000, -30, 13, 60, 40);
        return plan;
    }

    /** Rows on arcs around the stage, numbered from the left; the two outer seats of the last row are for wheelchairs with a companion beside. */
    private static void curved(
            ArrayNode sections,
            String name,
            int rank,
            int rows,
            int seats,
            double firstRadius,
            RowClass seatClass,
            char firstLabel) {
        ObjectNode section = sections.addObject().put("name", name).put("rank", rank);
        ArrayNode list = section.putArray("rows");
        for (int row = 0; row < rows; row++) {
            double radius = firstRadius + row * ROW_DEPTH;
            ObjectNode line = list.addObject()
                    .put("label", String.valueOf((char) (firstLabel + row)))
                    .put("rank", row + 1);
            ArrayNode places = line.putArray("seats");
            for (int seat = 0; seat < seats; seat++) {
                double angle = (seat - (seats - 1) / 2.0) * SEAT_WIDTH / radius;
                boolean last = row == rows - 1;
                seat(
                        places,
                        seat + 1,
                        radius * Math.sin(angle),
                        radius * Math.cos(angle),
                        seatClass.of(row),
                        last && (seat == 0 || seat == seats - 1),
                        last && (seat == 1 || seat == seats - 2));
            }
        }
    }

    /** A straight block of an arena, turned around the centre of the floor. */
    private static void block(
            ArrayNode sections,
            String name,
            int rank,
            int rows,
            int seats,
            double distance,
            double angle,
            String seatClass) {
        ObjectNode section = sections.addObject().put("name", name).put("rank", rank);
        ArrayNode list = section.putArray("rows");
        for (int row = 0; row < rows; row++) {
            ArrayNode places = list.addObject()
                    .put("label", String.valueOf(row + 1))
                    .put("rank", row + 1)
                    .putArray("seats");
            for (int seat = 0; seat < seats; seat++) {
                double across = (seat - (seats - 1) / 2.0) * SEAT_WIDTH;
                double out = distance + row * ROW_DEPTH;
                seat(
                        places,
                        seat + 1,
                        out * Math.sin(angle) + across * Math.cos(angle),
                        20 + out * Math.cos(angle) - across * Math.sin(angle),
                        seatClass,
                        row == 0 && seat < 2,
                        row == 0 && seat == 2);
            }
        }
    }

    private static void seat(
            ArrayNode seats, int number, double x, double y, String seatClass, boolean accessible, boolean companion) {
        ObjectNode seat = seats.addObject()
                .put("number", String.valueOf(number))
                .put("x", Math.round(x * 100) / 100.0)
                .put("y", Math.round(y * 100) / 100.0)
                .put("seatClass", seatClass);
        if (accessible) {
            seat.put("accessible", true);
        }
        if (companion) {
            seat.put("companion", true);
        }
    }

    private static void zone(
            ArrayNode zones,
            String fr,
            String en,
            String ar,
            String seatClass,
            int capacity,
            double x,
            double y,
            double width,
            double height) {
        ObjectNode zone = zones.addObject().put("seatClass", seatClass).put("capacity", capacity);
        zone.set("name", Json.texts(fr, en, ar));
        zone.putObject("shape")
                .putObject("rect")
                .put("x", x)
                .put("y", y)
                .put("width", width)
                .put("height", height);
    }

    /** Which class a row of a section is. */
    private interface RowClass {
        String of(int row);
    }

    /** @param price in euros; the city's currency follows */
    record PricedClass(String seatClass, int price, String fr, String en, String ar) {}
}
