package io.eventify.platform.lra;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;

/**
 * Which sagas this context takes part in and how each of them ended here: makes the callbacks idempotent and refuses work that comes after the end.
 * Every method is one statement of the caller's JTA transaction and locks the one row it changes.
 */
@ApplicationScoped
public class Participations {
    private final DataSource database;

    @Inject
    public Participations(DataSource database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Participations() {
        this(null);
    }

    /**
     * Notes, together with the work itself, that this context has something to undo or to finish. Repeating it is harmless.
     *
     * @throws LraEndedException if compensate or complete has already been called, possibly before the work came
     */
    public void enlist(URI lra, String participant) {
        int rows = update("""
                insert into lra_participations as p (lra_id, participant, outcome, at) values (?, ?, 'active', now())
                on conflict (lra_id, participant) do update set outcome = 'active' where p.outcome = 'active'
                """, lra, participant);
        if (rows == 0) {
            throw new LraEndedException(lra);
        }
    }

    /**
     * Whether this call has to undo the work: true once at most for each saga and participant. For a saga unknown here it leaves a tombstone and says false.
     */
    public boolean compensateOnce(URI lra, String participant) {
        return endOnce(lra, participant, "compensated");
    }

    /** Whether this call has to finish the work: true once at most for each saga and participant; a tombstone otherwise, as with compensate. */
    public boolean completeOnce(URI lra, String participant) {
        return endOnce(lra, participant, "completed");
    }

    /** How the saga ended here; empty while it is open or if it is unknown. */
    public Optional<ParticipantStatus> outcome(URI lra, String participant) {
        String sql = "select outcome from lra_participations where lra_id = ? and participant = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection, sql, lra, participant);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? ended(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw failure(lra, participant, e);
        }
    }

    /*
     * One upsert rather than update-then-insert: it waits for a concurrent enlist and then sees its row, where a separate update would have missed it.
     * xmax is 0 on a row that was inserted and not on one that was updated.
     */
    private boolean endOnce(URI lra, String participant, String outcome) {
        String sql = """
                insert into lra_participations as p (lra_id, participant, outcome, at) values (?, ?, ?, now())
                on conflict (lra_id, participant) do update set outcome = excluded.outcome, at = excluded.at where p.outcome = 'active'
                returning xmax <> 0
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection, sql, lra, participant)) {
            statement.setString(3, outcome);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw failure(lra, participant, e);
        }
    }

    private int update(String sql, URI lra, String participant) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection, sql, lra, participant)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(lra, participant, e);
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, URI lra, String participant)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, lra.toASCIIString());
        statement.setString(2, participant);
        return statement;
    }

    private static Optional<ParticipantStatus> ended(String outcome) {
        return switch (outcome) {
            case "completed" -> Optional.of(ParticipantStatus.Completed);
            case "compensated" -> Optional.of(ParticipantStatus.Compensated);
            default -> Optional.empty();
        };
    }

    private static IllegalStateException failure(URI lra, String participant, SQLException e) {
        return new IllegalStateException("participation of " + participant + " in " + lra, e);
    }
}
