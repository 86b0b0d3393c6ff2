package io.eventify.ticketing.document;

import io.eventify.contracts.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a ticket in one language (bundle {@code ticket}). Digits are always 0-9, as on tickets in the Maghreb and as the seat's sign shows them. */
final class TicketTexts {

    private final Locale language;
    private final ResourceBundle words;

    TicketTexts(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle(
                "ticket",
                language,
                TicketTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    boolean isRightToLeft() {
        return language.getLanguage().equals("ar");
    }

    String word(String key) {
        return words.getString(key);
    }

    /** In the venue's zone, which is named. */
    String dateTime(Instant at, ZoneId zone) {
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(language)
                .withDecimalStyle(DecimalStyle.STANDARD);
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm").withDecimalStyle(DecimalStyle.STANDARD);
        var local = at.atZone(zone);
        return date.format(local) + " · " + Script.isolated(time.format(local)) + " · " + Script.isolated(zone.getId());
    }

    String price(Money price) {
        return Script.isolated(price.amount().toPlainString() + " " + price.currency());
    }
}
