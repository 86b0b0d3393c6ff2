package io.eventify.bench;

import io.eventify.bench.ManyEvents.Sample;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What visitors ask, always the same for the same seed: hardly any question comes twice, but for the popular ones. */
record Questions(List<Sample> samples, RandomGenerator random) {
    private static final String EVENTS = "/api/catalog/events?";

    /** Two words of a title, as they are written. */
    synchronized String words(String language) {
        return EVENTS + "lang=" + language + "&query=" + encoded(String.join(" ", twoWords(language)));
    }

    /** Two words, one of them with two letters exchanged. */
    synchronized String misspelt(String language) {
        List<String> words = twoWords(language);
        String word = words.getLast();
        int at = 1 + random.nextInt(Math.max(1, word.length() - 2));
        String wrong = word.length() < 4
                ? word
                : word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        return EVENTS + "lang=" + language + "&query=" + encoded(words.getFirst() + " " + wrong);
    }

    /** A word with city, price and dates. */
    synchronized String filtered(String language) {
        Sample sample = any();
        LocalDate from = LocalDate.now(ZoneOffset.UTC).plusDays(random.nextInt(200));
        return EVENTS + "lang=" + language + "&query="
                + encoded(twoWords(sample, language).getFirst()) + "&city="
                + encoded(sample.city()) + "&priceMin=" + random.nextInt(40) + "&priceMax=" + (60 + random.nextInt(200))
                + "&from=" + from + "&to=" + from.plusDays(90) + "&availableOnly=true";
    }

    /** Everything around a point, the nearest first. */
    synchronized String near() {
        return EVENTS
                + "near=%.2f,%.2f&radiusKm=%d&sort=distance"
                        .formatted(30 + random.nextDouble(25), -9 + random.nextDouble(40), 100 + random.nextInt(900));
    }

    /** The season without any words, page by page: the facets count everything. */
    synchronized String browse() {
        return EVENTS + "sort=date&page=" + (1 + random.nextInt(400));
    }

    /** What a crowd asks: one of twenty questions. */
    synchronized String popular() {
        Sample sample = samples.get(random.nextInt(20));
        return EVENTS + "lang=fr&query=" + encoded(twoWords(sample, "fr").getFirst()) + "&city="
                + encoded(sample.city());
    }

    synchronized String suggest(String language) {
        String word = twoWords(language).getLast();
        return "/api/catalog/suggest?lang=" + language + "&q="
                + encoded(word.substring(0, Math.min(word.length(), 2 + random.nextInt(3))));
    }

    synchronized String page() {
        return "/api/catalog/events/" + any().eventId();
    }

    synchronized String similar() {
        return page() + "/similar";
    }

    synchronized String availability() {
        return "/api/catalog/performances/" + any().performanceId() + "/availability";
    }

    /** Five pages and five availabilities looked at again and again. */
    synchronized String popularPage() {
        Sample sample = samples.get(random.nextInt(5));
        return random.nextBoolean()
                ? "/api/catalog/events/" + sample.eventId()
                : "/api/catalog/performances/" + sample.performanceId() + "/availability";
    }

    /** A bit of everything. */
    synchronized String mixed() {
        String language = List.of("fr", "en", "ar").get(random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> words(language);
            case 1 -> misspelt(language);
            case 2 -> filtered(language);
            case 3 -> popular();
            case 4 -> availability();
            default -> page();
        };
    }

    private Sample any() {
        return samples.get(random.nextInt(samples.size()));
    }

    private List<String> twoWords(String language) {
        return twoWords(any(), language);
    }

    /* The kind of the event, and the name of who is on the stage. */
    private List<String> twoWords(Sample sample, String language) {
        List<String> words = Arrays.stream(sample.title(language).split("[ :’]+"))
                .filter(word -> word.length() > 2)
                .toList();
        int kind = language.equals("en")
                        && words.getFirst().toLowerCase(Locale.ROOT).equals("the")
                ? 1
                : 0;
        return List.of(words.get(kind), words.getLast());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
