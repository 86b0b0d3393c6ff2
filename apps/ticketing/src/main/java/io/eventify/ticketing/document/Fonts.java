package io.eventify.ticketing.document;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document: Noto Sans for Latin, Greek and Cyrillic, Noto Sans Arabic beside it; only the glyphs used are embedded. */
final class Fonts {

    /** Latin and Arabic of one weight. */
    record Face(PDFont latin, PDFont arabic) {}

    private static final String UNKNOWN = "\u25A1";

    final Face regular;
    final Face bold;

    Fonts(PDDocument document) throws IOException {
        regular = new Face(load(document, "NotoSans-Regular.ttf"), load(document, "NotoSansArabic-Regular.ttf"));
        bold = new Face(load(document, "NotoSans-Bold.ttf"), load(document, "NotoSansArabic-Bold.ttf"));
    }

    private static PDFont load(PDDocument document, String name) throws IOException {
        try (InputStream font = Fonts.class.getResourceAsStream("/fonts/" + name)) {
            return PDType0Font.load(document, font, true);
        }
    }

    /** The width of visual text, in points. */
    static float width(String visual, Face face, float size) throws IOException {
        float width = 0;
        int i = 0;
        while (i < visual.length()) {
            int end = runEnd(visual, i);
            PDFont font = fontOf(visual.codePointAt(i), face);
            width += font.getStringWidth(drawable(visual.substring(i, end), font)) / 1000 * size;
            i = end;
        }
        return width;
    }

    /** Draws visual text from where the text cursor is. */
    static void show(PDPageContentStream page, String visual, Face face, float size) throws IOException {
        int i = 0;
        while (i < visual.length()) {
            int end = runEnd(visual, i);
            PDFont font = fontOf(visual.codePointAt(i), face);
            page.setFont(font, size);
            page.showText(drawable(visual.substring(i, end), font));
            i = end;
        }
    }

    private static int runEnd(String text, int start) {
        boolean arabic = Script.isArabic(text.codePointAt(start));
        int end = start;
        while (end < text.length() && Script.isArabic(text.codePointAt(end)) == arabic) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static PDFont fontOf(int codePoint, Face face) {
        return Script.isArabic(codePoint) ? face.arabic() : face.latin();
    }

    /* An organiser may write what no font here has, such as an emoji: that must not cost the customer the ticket. */
    private static String drawable(String text, PDFont font) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints()
                .forEach(codePoint -> drawable.append(
                        has(font, codePoint)
                                ? Character.toString(codePoint)
                                : has(font, UNKNOWN.codePointAt(0)) ? UNKNOWN : " "));
        return drawable.toString();
    }

    private static boolean has(PDFont font, int codePoint) {
        try {
            font.encode(Character.toString(codePoint));
            return true;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }
}
