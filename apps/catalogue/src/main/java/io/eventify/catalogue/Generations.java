package io.eventify.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The generations of the read models: one that is read, and while they are built anew a second one. */
@ApplicationScoped
public class Generations {
    /** Which generations a telling is written to. */
    public enum Target {
        /** What comes over the broker: both. */
        ALL("true"),
        /** What an owner says in a rebuild: only the new one. */
        BUILDING("state = 'building'");

        /** A condition on {@code generations}. */
        public final String condition;

        Target(String condition) {
            this.condition = condition;
        }
    }

    /**
     * A generation.
     *
     * @param id within this database
     * @param uid outside it
     */
    public record Generation(int id, UUID uid) {}

    private final Database database;

    @Inject
    public Generations(Database database) {
        this.database = database;
    }

    /** For CDI. */
    @SuppressWarnings("NullAway")
    protected Generations() {
        this(null);
    }

    /** The one that is read. */
    public Generation live() {
        return find("live").orElseThrow(() -> new IllegalStateException("no generation is live"));
    }

    /** The one that is being filled. */
    public Optional<Generation> building() {
        return find("building");
    }

    private Optional<Generation> find(String state) {
        return database.find(
                "select id, uid from generations where state = ?",
                row -> new Generation(row.getInt("id"), Database.uuid(row, "uid")),
                state);
    }
}
