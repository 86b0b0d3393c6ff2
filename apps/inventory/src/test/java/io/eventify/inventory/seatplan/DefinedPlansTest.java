package io.eventify.inventory.seatplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.time.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefinedPlansTest {

    @Test
    void a_plan_of_thirty_thousand_places_is_written_and_read_back_as_it_was() {
        Sql database = new Sql(TestDatabase.forContext("inventory").dataSource());
        UUID venue = Ids.next();
        database.update(
                "insert into venues (id, organisation_id, name, address, city, country, latitude, longitude, time_zone) values (?, ?, '{\"fr\":\"Arène\"}', 'a', 'Tunis', 'TN', 36, 10, 'Africa/Tunis')",
                venue,
                Ids.next());
        List<SeatDraft> seats = IntStream.range(0, 25_000)
                .mapToObj(i -> new SeatDraft(
                        "seat " + i,
                        "S" + i / 1000,
                        null,
                        "R" + i / 50,
                        null,
                        null,
                        "" + i % 50,
                        i % 50,
                        i / 50f,
                        "class" + i % 3,
                        i % 100 == 0,
                        false))
                .toList();
        SeatingPlan plan = new SeatingPlanDraft(
                        "Arena",
                        seats,
                        List.of(new Zone(Ids.next(), Map.of("fr", "Fosse"), "floor", 5_000, "{\"rect\": {\"x\": 1}}")))
                .arranged(Ids.next(), venue, Ids.next());
        DefinedPlans definedPlans = new DefinedPlans(database);

        assertThat(definedPlans.add(plan)).isTrue();
        assertThat(definedPlans.add(plan)).as("a second time").isFalse();

        SeatingPlan read = new SeatingPlans(database).get(plan.id());
        assertThat(read.sections()).isEqualTo(plan.sections());
        assertThat(read.zones()).isEqualTo(plan.zones());
        assertThat(read.name()).isEqualTo("Arena");
    }

    @Test
    void the_plans_of_a_venue_are_listed_newest_first_and_by_pages() {
        Sql database = new Sql(TestDatabase.forContext("inventory").dataSource());
        UUID venue = venue(database);
        UUID other = venue(database);
        DefinedPlans definedPlans = new DefinedPlans(database);
        for (String name : List.of("first", "second", "third")) {
            definedPlans.add(planOf(venue, name));
        }
        definedPlans.add(planOf(other, "elsewhere"));

        assertThat(definedPlans.of(venue, 0, 2))
                .extracting(SeatingPlanListed::name)
                .containsExactly("third", "second");
        assertThat(definedPlans.of(venue, 2, 2))
                .extracting(SeatingPlanListed::name)
                .containsExactly("first");
        assertThat(definedPlans.countOf(venue)).isEqualTo(3);
    }

    private static UUID venue(Sql database) {
        UUID venue = Ids.next();
        database.update(
                "insert into venues (id, organisation_id, name, address, city, country, latitude, longitude, time_zone) values (?, ?, '{\"fr\":\"Salle\"}', 'a', 'Tunis', 'TN', 36, 10, 'Africa/Tunis')",
                venue,
                Ids.next());
        return venue;
    }

    private static SeatingPlan planOf(UUID venue, String name) {
        return new SeatingPlanDraft(
                        name, List.of(), List.of(new Zone(Ids.next(), Map.of("fr", "Fosse"), "floor", 10, null)))
                .arranged(Ids.next(), venue, Ids.next());
    }
}
