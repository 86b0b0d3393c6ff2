package io.eventify.invariants;

import java.util.ArrayList;
import java.util.List;

/**
 * An invariant whose rules are queries that must return nothing.
 *
 * @param rules what must hold, where, and the query for what breaks it
 */
record SqlInvariant(int number, String title, List<Rule> rules) implements Invariant {

    @Override
    public List<Finding> findings(Sources sources) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            sources.databases()
                    .rows(rule.context(), rule.sql())
                    .forEach(row -> findings.add(new Finding(number, rule.says(), row.toString())));
        }
        return findings;
    }

    /** One query. */
    record Rule(String context, String says, String sql) {}
}
