package io.eventify.catalogue.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * A long order in pieces of equal length, read as text, for pages of any place and size in it.
 *
 * @param length of each piece but the last, at least 1
 */
record Pieces(int length) {
    private static final int ID = 36;

    /** A piece as it is kept: ids of the same width, one after the other. */
    static String write(List<UUID> ids) {
        StringBuilder text = new StringBuilder(ids.size() * ID);
        ids.forEach(text::append);
        return text.toString();
    }

    /**
     * A page. Pieces may have been read at different times: who stands in two of them comes once.
     *
     * @param offset from 0
     * @param size at least 1
     * @param piece the piece of this number, from 0; shorter than the others if the order ends in it, empty after that
     * @return as many as there are, at most {@code size}
     */
    List<UUID> page(int offset, int size, IntFunction<String> piece) {
        Set<UUID> page = new LinkedHashSet<>();
        boolean more = true;
        for (int at = offset; more && at < offset + size; at = (at / length + 1) * length) {
            String text = piece.apply(at / length);
            int ids = text.length() / ID;
            for (int i = at % length; i < ids && page.size() < size; i++) {
                page.add(UUID.fromString(text.substring(i * ID, (i + 1) * ID)));
            }
            more = ids == length;
        }
        return List.copyOf(page);
    }
}
