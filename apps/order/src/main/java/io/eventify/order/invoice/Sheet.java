package io.eventify.order.invoice;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A4 pages that are written from top to bottom, in points. In a right-to-left language everything is mirrored: columns count from the right edge, and Arabic is
 * shaped and reordered before it is drawn, since PDF knows glyphs and no scripts.
 */
final class Sheet implements Closeable {
    private static final float MARGIN = 50;
    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    private final PDDocument document = new PDDocument();
    private final boolean rightToLeft;
    private final PDFont plain;
    private final PDFont bold;
    private PDPageContentStream page;
    private float y;

    Sheet(String title, String language) throws IOException {
        rightToLeft = language.equals("ar");
        plain = font("DejaVuSans.ttf");
        bold = font("DejaVuSans-Bold.ttf");
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language);
        page = turnPage();
    }

    private PDFont font(String file) throws IOException {
        try (InputStream font = Sheet.class.getResourceAsStream(FONTS + file)) {
            if (font == null) {
                throw new IllegalStateException("the font " + file + " is not in the application");
            }
            return PDType0Font.load(document, font, true);
        }
    }

    private PDPageContentStream turnPage() throws IOException {
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, next);
    }

    /** Moves down; a new page when this one is full. */
    void down(float points) throws IOException {
        y -= points;
        if (y < MARGIN) {
            page.close();
            page = turnPage();
        }
    }

    /** A text that begins at so many points from the margin where reading begins. */
    void at(float column, String text, float size, boolean strong, float room) throws IOException {
        PDFont font = strong ? bold : plain;
        String visual = fitted(font, text, size, room);
        float width = font.getStringWidth(visual) / 1000 * size;
        draw(font, visual, size, rightToLeft ? WIDTH - MARGIN - column - width : MARGIN + column);
    }

    /** A text that ends at so many points from the margin where reading begins; for amounts. */
    void until(float column, String text, float size, boolean strong) throws IOException {
        PDFont font = strong ? bold : plain;
        String visual = visual(drawable(font, text));
        float width = font.getStringWidth(visual) / 1000 * size;
        draw(font, visual, size, rightToLeft ? WIDTH - MARGIN - column : MARGIN + column - width);
    }

    void rule() throws IOException {
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, y - 4);
        page.lineTo(WIDTH - MARGIN, y - 4);
        page.stroke();
    }

    private void draw(PDFont font, String visual, float size, float x) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(visual);
        page.endText();
    }

    private String fitted(PDFont font, String text, float size, float room) throws IOException {
        String kept = drawable(font, text);
        while (kept.length() > 1 && font.getStringWidth(visual(kept)) / 1000 * size > room) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return visual(kept);
    }

    /* A character that the font lacks becomes a question mark: an invoice with a mark is better than none. */
    private static String drawable(PDFont font, String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(point -> kept.appendCodePoint(has(font, point) ? point : '?'));
        return kept.toString();
    }

    private static boolean has(PDFont font, int point) {
        if (Character.isISOControl(point)) {
            return false;
        }
        try {
            font.encode(Character.toString(point));
            return true;
        } catch (IOException | IllegalArgumentException missing) {
            return false;
        }
    }

    private String visual(String text) {
        try {
            String shaped =
                    new ArabicShaping(ArabicShaping.LETTERS_SHAPE | ArabicShaping.TEXT_DIRECTION_LOGICAL).shape(text);
            Bidi bidi = new Bidi(
                    shaped, rightToLeft ? Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
            return bidi.writeReordered(Bidi.DO_MIRRORING | Bidi.REMOVE_BIDI_CONTROLS);
        } catch (ArabicShapingException e) {
            throw new IllegalStateException("cannot shape", e);
        }
    }

    byte[] bytes() throws IOException {
        page.close();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
