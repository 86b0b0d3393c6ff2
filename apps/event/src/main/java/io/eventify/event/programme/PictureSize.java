package io.eventify.event.programme;

import java.util.List;
import java.util.stream.IntStream;

/** Width and height in pixels, upright. */
record PictureSize(int width, int height) {
    private static final int[] WIDTHS = {320, 800, 1600};

    /** The sizes in which it is shown: 320, 800 and 1600 wide; a narrower picture is not blown up, its own width ends the row. */
    List<PictureSize> shown() {
        return IntStream.of(WIDTHS)
                .map(wanted -> Math.min(wanted, width))
                .distinct()
                .mapToObj(this::scaledTo)
                .toList();
    }

    /** By a quarter. */
    PictureSize turned() {
        return new PictureSize(height, width);
    }

    private PictureSize scaledTo(int wanted) {
        return new PictureSize(wanted, (int) Math.max(1, Math.round((double) height * wanted / width)));
    }
}
