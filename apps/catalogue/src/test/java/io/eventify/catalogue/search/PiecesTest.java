package io.eventify.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Property
    void a_page_is_the_part_of_the_whole_order_that_it_stands_for(
            @ForAll @IntRange(min = 1, max = 12) int length,
            @ForAll @IntRange(max = 40) int many,
            @ForAll @IntRange(max = 45) int offset,
            @ForAll @IntRange(min = 1, max = 15) int size) {
        List<UUID> all = Stream.generate(UUID::randomUUID).limit(many).toList();
        List<Integer> asked = new ArrayList<>();

        List<UUID> page = new Pieces(length).page(offset, size, piece -> {
            asked.add(piece);
            return Pieces.write(part(all, piece * length, length));
        });

        assertThat(page).isEqualTo(part(all, offset, size));
        int first = offset / length;
        int last = (offset + size - 1) / length;
        assertThat(asked)
                .as("each piece that it lies in, once, none after the last there is")
                .isSubsetOf(IntStream.rangeClosed(first, last).boxed().toList())
                .doesNotHaveDuplicates()
                .contains(first);
    }

    @Test
    void pieces_of_different_times_show_nobody_twice() {
        UUID first = UUID.randomUUID();
        UUID moved = UUID.randomUUID();
        UUID last = UUID.randomUUID();

        List<UUID> page = new Pieces(2)
                .page(0, 4, piece -> Pieces.write(piece == 0 ? List.of(first, moved) : List.of(moved, last)));

        assertThat(page).containsExactly(first, moved, last);
    }

    private static List<UUID> part(List<UUID> all, int from, int size) {
        return all.stream().skip(from).limit(size).toList();
    }
}
