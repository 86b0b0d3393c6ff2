package io.eventify.catalogue.search;

import java.util.List;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurationContext;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/**
 * How texts become terms, twice the same: in this process (Lucene) and at OpenSearch. No stop words are taken out here: a search leaves them out ({@link Words}), so that
 * titles made of nothing else are found.
 */
final class Analysis {
    /** Elision (l'opéra), light stemming, without accents. */
    static final String FRENCH = "french_text";
    /** Possessive 's, Porter stemming. */
    static final String ENGLISH = "english_text";
    /** Digits, orthographic normalisation (alef, yeh, teh marbuta, tatweel, vowel signs), light stemming. */
    static final String ARABIC = "arabic_text";
    /** Any language, unstemmed: elision, without accents, Arabic normalisation. */
    static final String WORDS = "words";
    /** The beginnings of words, 2 to 15 characters. */
    static final String BEGINNINGS = "beginnings";

    private static final List<String> FRENCH_ARTICLES =
            List.of("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu");

    private Analysis() {}

    static final LuceneAnalysisConfigurer LUCENE = Analysis::lucene;
    static final ElasticsearchAnalysisConfigurer OPENSEARCH = Analysis::openSearch;

    private static void lucene(LuceneAnalysisConfigurationContext context) {
        context.analyzer(FRENCH)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("elision")
                .tokenFilter("frenchLightStem")
                .tokenFilter("asciiFolding");
        context.analyzer(ENGLISH)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("englishPossessive")
                .tokenFilter("porterStem")
                .tokenFilter("asciiFolding");
        context.analyzer(ARABIC)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("decimalDigit")
                .tokenFilter("arabicNormalization")
                .tokenFilter("arabicStem")
                .tokenFilter("asciiFolding");
        context.analyzer(WORDS)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("elision")
                .tokenFilter("decimalDigit")
                .tokenFilter("arabicNormalization")
                .tokenFilter("asciiFolding");
        context.analyzer(BEGINNINGS)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("elision")
                .tokenFilter("decimalDigit")
                .tokenFilter("arabicNormalization")
                .tokenFilter("asciiFolding")
                .tokenFilter("edgeNGram")
                .param("minGramSize", "2")
                .param("maxGramSize", "15");
    }

    private static void openSearch(ElasticsearchAnalysisConfigurationContext context) {
        context.tokenFilter("french_elision")
                .type("elision")
                .param("articles_case", true)
                .param("articles", FRENCH_ARTICLES.toArray(String[]::new));
        context.tokenFilter("french_stem").type("stemmer").param("language", "light_french");
        context.tokenFilter("english_possessive").type("stemmer").param("language", "possessive_english");
        context.tokenFilter("english_stem").type("stemmer").param("language", "english");
        context.tokenFilter("arabic_stem").type("stemmer").param("language", "arabic");
        context.tokenFilter("beginnings_of_words")
                .type("edge_ngram")
                .param("min_gram", 2)
                .param("max_gram", 15);
        context.analyzer(FRENCH)
                .custom()
                .tokenizer("standard")
                .tokenFilters("lowercase", "french_elision", "french_stem", "asciifolding");
        context.analyzer(ENGLISH)
                .custom()
                .tokenizer("standard")
                .tokenFilters("lowercase", "english_possessive", "english_stem", "asciifolding");
        context.analyzer(ARABIC)
                .custom()
                .tokenizer("standard")
                .tokenFilters("lowercase", "decimal_digit", "arabic_normalization", "arabic_stem", "asciifolding");
        context.analyzer(WORDS)
                .custom()
                .tokenizer("standard")
                .tokenFilters("lowercase", "french_elision", "decimal_digit", "arabic_normalization", "asciifolding");
        context.analyzer(BEGINNINGS)
                .custom()
                .tokenizer("standard")
                .tokenFilters(
                        "lowercase",
                        "french_elision",
                        "decimal_digit",
                        "arabic_normalization",
                        "asciifolding",
                        "beginnings_of_words");
    }
}
