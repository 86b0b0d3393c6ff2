package io.eventify.payment.psp;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names under which the provider keeps our ids. */
final class Metadata {

    static final String PAYMENT_ID = "payment_id";
    static final String ORDER_ID = "order_id";
    static final String REFUND_ID = "refund_id";
    static final String TRY = "try";

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Metadata() {}

    /** Null if there is none or it is not one of ours: people can write metadata at the provider as they like. */
    static @Nullable UUID id(@Nullable Map<String, String> metadata, String name) {
        String text = metadata == null ? null : metadata.get(name);
        return text != null && UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    static int number(@Nullable Map<String, String> metadata, String name) {
        String text = metadata == null ? null : metadata.get(name);
        return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
