package io.eventify.ticketing.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.eventify.contracts.Money;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.programme.Texts;
import io.eventify.ticketing.ticket.Ticket;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketDocumentsTest {

    private static final String CODE =
            "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4_QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hp";

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void a_ticket_is_one_sheet_in_its_language(String language) throws IOException {
        byte[] pdf = TicketPdf.of(ticket(language), performance(), CODE);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("A-2026-000042", "Africa/Tunis", "20:30", "12.500 TND");
        }
        Path sheets = Files.createDirectories(Path.of("target/sheets"));
        Files.write(sheets.resolve("ticket-" + language + ".pdf"), pdf);
    }

    @Test
    void what_no_font_has_does_not_cost_the_ticket() {
        Performance odd = new Performance(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Texts(Map.of("en", "Jazz \uD83C\uDFB7 \u5BB4")),
                Instant.EPOCH,
                Instant.EPOCH,
                ZoneId.of("UTC"),
                new Texts(Map.of()),
                "",
                false,
                true,
                5,
                false);

        assertThat(TicketPdf.of(ticket("en"), odd, CODE)).isNotEmpty();
        assertThat(TicketPdf.of(ticket("en"), null, CODE)).isNotEmpty();
    }

    @Test
    void arabic_is_joined_and_runs_from_right_to_left() {
        // lam-alef becomes one ligature, and the number inside keeps its direction
        assertThat(Script.visual("لا 12", true)).isEqualTo("12 \uFEFB");
        assertThat(Script.visual("مدرّج", true)).isEqualTo(Script.visual("مدرج", true));
        assertThat(Script.visual("Row C", false)).isEqualTo("Row C");
        assertThat(Script.visual(Script.isolated("2 Rue de Gr\u00E8ce"), true)).isEqualTo("2 Rue de Gr\u00E8ce");
    }

    @Test
    void the_qr_code_reads_back() throws Exception {
        QrCode code = QrCode.of(CODE);

        String read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(enlarged(code))))
                .getText();

        assertThat(read).isEqualTo(CODE);
        assertThat(code.svg("Row <C> & 12")).contains("Row &lt;C&gt; &amp; 12").startsWith("<svg");
    }

    @Test
    void the_calendar_entry_is_in_utc() {
        assertThat(TicketCalendar.of(ticket("ar"), performance()))
                .contains("DTSTART:20261205T193000Z", "DTEND:20261205T213000Z", "BEGIN:VEVENT", "SUMMARY;LANGUAGE=ar:");
    }

    private static LuminanceSource enlarged(QrCode code) {
        int scale = 4;
        int side = code.size() * scale;
        byte[] pixels = new byte[side * side];
        Arrays.fill(pixels, (byte) 255);
        code.draw((x, y, width) -> {
            for (int row = y * scale; row < (y + 1) * scale; row++) {
                Arrays.fill(pixels, row * side + x * scale, row * side + (x + width) * scale, (byte) 0);
            }
        });
        return new com.google.zxing.PlanarYUVLuminanceSource(pixels, side, side, 0, 0, side, side, false);
    }

    private static Ticket ticket(String language) {
        String label =
                switch (language) {
                    case "ar" -> "المدرّج، الصف ج (C)، المقعد 12";
                    case "fr" -> "Orchestre, rang C, siège 12";
                    default -> "Stalls, row C, seat 12";
                };
        return new Ticket(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "A-2026-000042",
                UUID.randomUUID(),
                UUID.randomUUID(),
                language,
                label,
                "Stalls",
                "C",
                "12",
                "stalls-student",
                Money.of("TND", "12.500"),
                Ticket.Status.VALID,
                1,
                URI.create("lra:1"),
                Instant.EPOCH,
                0);
    }

    private static Performance performance() {
        return new Performance(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Texts(Map.of(
                        "en",
                        "Anouar Brahem Quartet",
                        "fr",
                        "Quatuor Anouar Brahem : à l’été",
                        "ar",
                        "رباعي أنور براهم في مهرجان قرطاج الدولي للموسيقى والأداء")),
                Instant.parse("2026-12-05T19:30:00Z"),
                Instant.parse("2026-12-05T21:30:00Z"),
                ZoneId.of("Africa/Tunis"),
                new Texts(Map.of("en", "Municipal Theatre", "fr", "Théâtre municipal", "ar", "المسرح البلدي بتونس")),
                "2 Rue de Grèce, Tunis",
                false,
                true,
                5,
                false);
    }
}
