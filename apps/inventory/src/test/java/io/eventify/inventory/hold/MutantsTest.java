package io.eventify.inventory.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.inventory.hold.InventoryFixture.Show;
import io.eventify.platform.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The races would notice if a guard were missing. */
class MutantsTest {
    private static final int ROUNDS = 40;

    record Mutant(String name, String function, String guard, String instead) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mutant> mutants() throws IOException {
        try (InputStream in = Objects.requireNonNull(MutantsTest.class.getResourceAsStream("/mutants.txt"))) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"));
            return lines.map(line -> line.split(" \\| "))
                    .map(cells -> new Mutant(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_race_notices_a_missing_guard(Mutant mutant) throws SQLException {
        TestDatabase database = TestDatabase.freshForContext("inventory");
        breakGuard(database, mutant);

        try (InventoryFixture inventory = new InventoryFixture(database)) {
            assertThat(Stream.iterate(0, round -> round + 1).limit(ROUNDS).anyMatch(round -> isNoticed(inventory)))
                    .as("noticed within %d rounds", ROUNDS)
                    .isTrue();
        }
    }

    private static boolean isNoticed(InventoryFixture inventory) {
        Show seats = inventory.aShow(2, 10, 1, 10);
        Show zone = inventory.aShow(1, 1, 20, 10);
        Show customer = inventory.aShow(1, 20, 1, 3);
        try {
            return Races.forSeats(inventory, seats).held().size() != 20
                    || Races.forZone(inventory, zone, 60).held().size() != 20
                    || Races.byOneCustomer(inventory, customer).held().size() != 3
                    || !inventory.violations(seats).isEmpty()
                    || !inventory.violations(zone).isEmpty()
                    || !inventory.violations(customer).isEmpty();
        } catch (AssertionError aBuyerFailed) {
            // the last guard, a constraint, refused what the function should not have tried
            return true;
        }
    }

    private static void breakGuard(TestDatabase database, Mutant mutant) throws SQLException {
        try (Connection connection = database.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String definition;
            try (ResultSet row = statement.executeQuery(
                    "select pg_get_functiondef(oid) from pg_proc where proname = '" + mutant.function() + "'")) {
                assertThat(row.next()).isTrue();
                definition = row.getString(1);
            }
            assertThat(definition).contains(mutant.guard());
            statement.execute(definition.replace(mutant.guard(), mutant.instead()));
        }
    }
}
