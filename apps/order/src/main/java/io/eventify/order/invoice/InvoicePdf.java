package io.eventify.order.invoice;

import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.Performance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Prints an invoice or a credit note in the customer's language. Made anew each time: all it says is fixed. */
@ApplicationScoped
public class InvoicePdf {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final float CATEGORY = 230;
    private static final float TAX = 410;
    private static final float PRICE = 495;
    private static final float TEXT = 9;

    /** @param lines those the paper is about */
    record Paper(Invoice invoice, Order order, List<OrderLine> lines, Optional<Performance> performance) {}

    byte[] of(Paper paper) {
        String language = paper.order().language();
        ResourceBundle words = ResourceBundle.getBundle(
                "invoice", Locale.of(language), InvoicePdf.class.getClassLoader(), NO_FALLBACK);
        try (Sheet sheet = new Sheet(paper.invoice().number(), language)) {
            head(sheet, words, paper);
            table(sheet, words, paper.lines());
            sums(sheet, words, paper.invoice());
            return sheet.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot print " + paper.invoice().number(), e);
        }
    }

    private static void head(Sheet sheet, ResourceBundle words, Paper paper) throws IOException {
        sheet.at(0, words.getString(paper.invoice().kind().name()), 20, true, PRICE);
        sheet.down(34);
        fact(sheet, words.getString("number"), paper.invoice().number());
        fact(
                sheet,
                words.getString("date"),
                date(
                        paper.invoice().issuedAt(),
                        ZoneOffset.UTC,
                        FormatStyle.LONG,
                        paper.order().language()));
        fact(sheet, words.getString("seller"), paper.invoice().seller());
        fact(sheet, words.getString("order"), paper.order().orderNumber());
        if (paper.performance().isPresent()) {
            Performance performance = paper.performance().get();
            fact(
                    sheet,
                    words.getString("performance"),
                    performance.titleIn(paper.order().language()));
            fact(
                    sheet,
                    "",
                    dateAndTime(
                            performance.startsAt(),
                            performance.timeZone(),
                            paper.order().language()));
        }
        sheet.down(16);
    }

    private static void fact(Sheet sheet, String name, String value) throws IOException {
        sheet.at(0, name, TEXT, true, 110);
        sheet.at(120, value, TEXT, false, PRICE - 120);
        sheet.down(15);
    }

    private static void table(Sheet sheet, ResourceBundle words, List<OrderLine> lines) throws IOException {
        sheet.at(0, words.getString("place"), TEXT, true, CATEGORY - 10);
        sheet.at(CATEGORY, words.getString("category"), TEXT, true, 90);
        sheet.until(TAX, words.getString("tax"), TEXT, true);
        sheet.until(PRICE, words.getString("price"), TEXT, true);
        sheet.rule();
        sheet.down(18);
        for (OrderLine line : lines) {
            sheet.at(0, line.label(), TEXT, false, CATEGORY - 10);
            sheet.at(CATEGORY, line.priceCategory(), TEXT, false, 90);
            sheet.until(
                    TAX,
                    line.tax().amount().toPlainString() + " ("
                            + line.taxPercent().stripTrailingZeros().toPlainString() + " %)",
                    TEXT,
                    false);
            sheet.until(PRICE, line.price().toString(), TEXT, false);
            sheet.down(14);
        }
        sheet.rule();
        sheet.down(20);
    }

    private static void sums(Sheet sheet, ResourceBundle words, Invoice invoice) throws IOException {
        sheet.at(CATEGORY, words.getString("tax_total"), TEXT, false, 180);
        sheet.until(PRICE, invoice.taxTotal().toString(), TEXT, false);
        sheet.down(16);
        sheet.at(CATEGORY, words.getString(invoice.kind() == Invoice.Kind.invoice ? "total" : "refund"), 11, true, 180);
        sheet.until(PRICE, invoice.total().toString(), 11, true);
    }

    private static String date(Instant instant, ZoneId zone, FormatStyle style, String language) {
        return DateTimeFormatter.ofLocalizedDate(style)
                .withLocale(Locale.of(language))
                .withZone(zone)
                .format(instant);
    }

    private static String dateAndTime(Instant instant, ZoneId zone, String language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(Locale.of(language))
                        .withZone(zone)
                        .format(instant)
                + " (" + zone + ")";
    }
}
