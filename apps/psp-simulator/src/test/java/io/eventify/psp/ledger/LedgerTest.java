package io.eventify.psp.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    Path folder;

    private static void put(Ledger ledger, String id, int amount) {
        ledger.write(tx -> {
            tx.put(
                    Kind.REFUND,
                    id,
                    Json.object().put("id", id).put("amount", amount).put("payment_intent", "pi_1"));
            return id;
        });
    }

    private static List<String> refunds(Ledger ledger) {
        return ledger.read(view -> view.ownedBy(Kind.REFUND, "pi_1")
                .map(refund ->
                        Json.text(refund, "id") + "=" + refund.path("amount").intValue())
                .toList());
    }

    @Test
    void a_line_cut_short_by_a_crash_is_forgotten_and_writing_goes_on() throws Exception {
        try (Ledger ledger = new Ledger(folder)) {
            put(ledger, "re_1", 1);
            put(ledger, "re_2", 2);
        }
        Path journal = folder.resolve("journal");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 7));

        try (Ledger ledger = new Ledger(folder)) {
            assertThat(refunds(ledger)).containsExactly("re_1=1");
            put(ledger, "re_3", 3);
        }
        try (Ledger ledger = new Ledger(folder)) {
            assertThat(refunds(ledger)).containsExactly("re_3=3", "re_1=1");
        }
    }

    @Test
    void damage_in_the_middle_stops_the_start() throws Exception {
        try (Ledger ledger = new Ledger(folder)) {
            put(ledger, "re_1", 1);
            put(ledger, "re_2", 2);
        }
        Path journal = folder.resolve("journal");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[20] ^= 1;
        Files.write(journal, bytes, StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> new Ledger(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged at byte 0");
    }

    @Test
    void an_exception_gives_the_whole_change_up() throws Exception {
        try (Ledger ledger = new Ledger(folder)) {
            assertThatThrownBy(() -> ledger.write(tx -> {
                        tx.put(Kind.REFUND, "re_1", Json.object().put("id", "re_1"));
                        tx.afterCommit(() -> {
                            throw new AssertionError("not committed");
                        });
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            Optional<ObjectNode> found = ledger.read(view -> view.find(Kind.REFUND, "re_1"));
            assertThat(found).isEmpty();
        }
    }

    @Test
    void a_long_history_is_compacted_without_changing_what_is_known() throws Exception {
        try (Ledger ledger = new Ledger(folder)) {
            put(ledger, "re_1", 0);
            put(ledger, "re_2", 2);
            for (int i = 1; i <= 2_100; i++) {
                int amount = i;
                ledger.writeUnacknowledged(tx -> {
                    tx.put(
                            Kind.REFUND,
                            "re_1",
                            Json.object()
                                    .put("id", "re_1")
                                    .put("amount", amount)
                                    .put("payment_intent", "pi_1"));
                    return amount;
                });
            }
        }
        long before = Files.size(folder.resolve("journal"));

        try (Ledger ledger = new Ledger(folder)) {
            assertThat(refunds(ledger)).containsExactly("re_2=2", "re_1=2100");
            assertThat(Files.size(folder.resolve("journal"))).isLessThan(before / 100);
            put(ledger, "re_3", 3);
        }
        try (Ledger ledger = new Ledger(folder)) {
            assertThat(refunds(ledger)).containsExactly("re_3=3", "re_2=2", "re_1=2100");
            long count = ledger.read(view ->
                    view.earliestFirst(Kind.REFUND, OptionalLong.empty()).count());
            assertThat(count).isEqualTo(3);
        }
    }

    @Test
    void a_transaction_sees_its_own_changes() throws Exception {
        try (Ledger ledger = new Ledger(folder)) {
            put(ledger, "re_1", 1);

            List<String> seen = ledger.write(tx -> {
                tx.put(
                        Kind.REFUND,
                        "re_1",
                        Json.object().put("id", "re_1").put("amount", 9).put("payment_intent", "pi_1"));
                tx.put(
                        Kind.REFUND,
                        "re_2",
                        Json.object().put("id", "re_2").put("amount", 2).put("payment_intent", "pi_1"));
                return tx.ownedBy(Kind.REFUND, "pi_1")
                        .map(refund -> Json.text(refund, "id") + "="
                                + refund.path("amount").intValue())
                        .toList();
            });

            assertThat(seen).containsExactly("re_2=2", "re_1=9");
        }
    }
}
