package io.eventify.catalogue.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

/** The words of a search that count: without the little ones of the three languages, unless there are no others. */
final class Words {
    /** More do not make a search better, but slower. */
    private static final int MOST = 12;

    private static final int LONGEST = 60;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}'’]+");
    private static final Pattern ELIDED =
            Pattern.compile("^(?:qu|jusqu|lorsqu|puisqu|[lmtnsjdc])['’]", Pattern.CASE_INSENSITIVE);
    private static final List<CharArraySet> LITTLE = List.of(
            FrenchAnalyzer.getDefaultStopSet(),
            EnglishAnalyzer.getDefaultStopSet(),
            ArabicAnalyzer.getDefaultStopSet());

    private Words() {}

    /** Those that count. */
    static List<String> of(String text) {
        List<String> all = all(text);
        List<String> counting = all.stream().filter(word -> !isLittle(word)).toList();
        return counting.isEmpty() ? all : counting;
    }

    /** With the little ones: the last word of who is typing may be the beginning of another. */
    static List<String> all(String text) {
        return BETWEEN.splitAsStream(text)
                .map(word -> word.replace('’', '\''))
                .map(word -> ELIDED.matcher(word).replaceFirst(""))
                .flatMap(word -> word.chars().anyMatch(Character::isLetterOrDigit) ? Stream.of(word) : Stream.empty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static boolean isLittle(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return LITTLE.stream().anyMatch(words -> words.contains(lower));
    }
}
