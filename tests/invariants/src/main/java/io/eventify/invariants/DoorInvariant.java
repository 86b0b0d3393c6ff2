package io.eventify.invariants;

import java.util.ArrayList;
import java.util.List;

/** What happens at the door. */
final class DoorInvariant implements Invariant {

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String title() {
        return "a ticket is inside at most once; a revoked ticket never enters";
    }

    @Override
    public List<Finding> findings(Sources sources) {
        List<Finding> findings = new ArrayList<>();
        sources.databases()
                .rows("ticketing", """
                        select ticket_id, count(*) filter (where direction = 'entry') as entries, count(*) filter (where direction = 'exit') as exits
                        from scans where refusal is null group by ticket_id
                        having count(*) filter (where direction = 'entry') - count(*) filter (where direction = 'exit') not between 0 and 1 limit 100""")
                .forEach(row -> findings.add(new Finding(number(), "entries and exits alternate", row.toString())));
        return findings;
    }
}
