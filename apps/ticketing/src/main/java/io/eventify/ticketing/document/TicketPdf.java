package io.eventify.ticketing.document;

import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.ticket.Ticket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** One ticket on one sheet of A4, in its owner's language and direction. */
final class TicketPdf {

    private static final float MARGIN = 56;
    private static final float QR_SIZE = 210;
    private static final float LINE = 1.35f;

    private final TicketTexts texts;
    private final PDPageContentStream page;
    private final Fonts fonts;
    private float y;

    private TicketPdf(TicketTexts texts, PDDocument document, PDPageContentStream page) throws IOException {
        this.texts = texts;
        this.page = page;
        this.fonts = new Fonts(document);
        this.y = PDRectangle.A4.getHeight() - MARGIN;
    }

    /** @param performance null if the event context has not told of it yet: the ticket admits all the same */
    static byte[] of(Ticket ticket, @Nullable Performance performance, String code) {
        TicketTexts texts = new TicketTexts(Locale.forLanguageTag(ticket.language()));
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            describe(document, texts, ticket, performance);
            try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
                new TicketPdf(texts, document, page).draw(ticket, performance, code);
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(
            PDDocument document, TicketTexts texts, Ticket ticket, @Nullable Performance performance) {
        PDDocumentInformation description = new PDDocumentInformation();
        description.setTitle(
                performance == null ? texts.word("ticket") : performance.title().in(ticket.language()));
        description.setCreator("Eventify");
        document.setDocumentInformation(description);
        document.getDocumentCatalog().setLanguage(ticket.language());
    }

    private void draw(Ticket ticket, @Nullable Performance performance, String code) throws IOException {
        text(texts.word("ticket"), fonts.regular, 12);
        if (performance != null) {
            y -= 8;
            text(performance.title().in(ticket.language()), fonts.bold, 24);
            y -= 10;
            field("when", texts.dateTime(performance.startTime(), performance.zone()));
            field("where", venue(performance, ticket.language()));
        }
        field("place", ticket.label());
        field("category", ticket.priceCategory());
        field("price", texts.price(ticket.price()));
        field("order", ticket.orderNumber());
        qr(QrCode.of(code));
        text(texts.word("hint"), fonts.regular, 10);
        text(ticket.id().toString(), fonts.regular, 8);
    }

    private String venue(Performance performance, String language) {
        return Stream.of(performance.venueName().in(language), performance.venueAddress())
                .filter(part -> !part.isBlank())
                .map(Script::isolated)
                .collect(Collectors.joining(texts.isRightToLeft() ? "، " : ", "));
    }

    private void field(String word, String value) throws IOException {
        if (!value.isBlank()) {
            y -= 6;
            text(texts.word(word), fonts.regular, 9);
            text(value, fonts.bold, 13);
        }
    }

    private void qr(QrCode code) throws IOException {
        y -= QR_SIZE + 14;
        float left = texts.isRightToLeft() ? PDRectangle.A4.getWidth() - MARGIN - QR_SIZE : MARGIN;
        float module = QR_SIZE / code.size();
        float bottom = y;
        List<float[]> bars = new ArrayList<>();
        code.draw((x, row, width) ->
                bars.add(new float[] {left + x * module, bottom + (code.size() - 1 - row) * module, width * module}));
        for (float[] bar : bars) {
            page.addRect(bar[0], bar[1], bar[2], module);
        }
        page.fill();
        y -= 8;
    }

    private void text(String logical, Fonts.Face face, float size) throws IOException {
        float room = PDRectangle.A4.getWidth() - 2 * MARGIN;
        for (String line : lines(logical, face, size, room)) {
            String visual = Script.visual(line, texts.isRightToLeft());
            y -= size * LINE;
            page.beginText();
            page.newLineAtOffset(texts.isRightToLeft() ? MARGIN + room - Fonts.width(visual, face, size) : MARGIN, y);
            Fonts.show(page, visual, face, size);
            page.endText();
        }
    }

    /* Broken between words in logical order, before reordering: UAX #9 works line by line. At most four lines, so that the sheet is never too small. */
    private List<String> lines(String logical, Fonts.Face face, float size, float room) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : logical.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Fonts.width(Script.visual(longer, texts.isRightToLeft()), face, size) > room) {
                lines.add(line.toString());
                line = new StringBuilder(word);
            } else {
                line = new StringBuilder(longer);
            }
        }
        lines.add(line.toString());
        return lines.subList(0, Math.min(lines.size(), 4));
    }
}
