package io.eventify.ticketing.document;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text as it is drawn from left to right: Arabic letters joined and lam-alef ligated (as presentation forms, which the font has), runs in visual order by the Unicode
 * bidirectional algorithm (UAX #9). PDFBox draws glyphs one after the other and does neither.
 */
final class Script {

    private static final ArabicShaping JOINED = new ArabicShaping(
            ArabicShaping.LETTERS_SHAPE | ArabicShaping.TEXT_DIRECTION_LOGICAL | ArabicShaping.LENGTH_GROW_SHRINK);

    private static final Pattern ISOLATES = Pattern.compile("[\u2066-\u2069]");

    /* Short vowels and doubling are optional in writing, and only a font engine could set them on their letters. */
    private static final Pattern MARKS = Pattern.compile("[\u064B-\u065F\u0670]");

    private Script() {}

    static String visual(String text, boolean rightToLeft) {
        Bidi bidi = new Bidi(shaped(text), rightToLeft ? Bidi.RTL : Bidi.LTR);
        StringBuilder visual = new StringBuilder();
        for (BidiRun run : runs(bidi)) {
            String part = bidi.getTextAsString().substring(run.getStart(), run.getLimit());
            visual.append(
                    run.isOddRun() ? Bidi.writeReverse(part, Bidi.DO_MIRRORING | Bidi.KEEP_BASE_COMBINING) : part);
        }
        return ISOLATES.matcher(visual).replaceAll("");
    }

    /** Whether the Arabic font draws it: by block, since the Arabic comma and question mark belong to all scripts that use them. */
    static boolean isArabic(int codePoint) {
        return (codePoint >= 0x600 && codePoint <= 0x6FF)
                || (codePoint >= 0x750 && codePoint <= 0x77F)
                || (codePoint >= 0x8A0 && codePoint <= 0x8FF)
                || (codePoint >= 0xFB50 && codePoint <= 0xFDFF)
                || (codePoint >= 0xFE70 && codePoint <= 0xFEFE);
    }

    /** A piece whose own first letter gives its direction, whatever stands around it (UAX #9, isolates). */
    static String isolated(String piece) {
        return '\u2068' + piece + '\u2069';
    }

    private static String shaped(String text) {
        try {
            return JOINED.shape(MARKS.matcher(text).replaceAll(""));
        } catch (ArabicShapingException e) {
            throw new IllegalStateException("growing text always has room", e);
        }
    }

    private static List<BidiRun> runs(Bidi bidi) {
        List<BidiRun> runs = new ArrayList<>();
        for (int i = 0; i < bidi.countRuns(); i++) {
            runs.add(bidi.getVisualRun(i));
        }
        return runs;
    }
}
