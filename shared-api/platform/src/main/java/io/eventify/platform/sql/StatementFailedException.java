package io.eventify.platform.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database refused a statement; the transaction, if there is one, is lost. */
public class StatementFailedException extends RuntimeException {
    private static final String UNIQUE_VIOLATION = "23505";
    /** SQL standard class 23: an integrity constraint was violated. */
    private static final String CONSTRAINT_VIOLATIONS = "23";

    private final String sqlState;
    private final String reason;

    /** The message names the statement, not what the database says of it: that may quote the row's values. */
    StatementFailedException(String statement, SQLException cause) {
        super("database statement failed: " + statement, cause);
        this.sqlState = orEmpty(cause.getSQLState());
        this.reason = orEmpty(cause.getMessage());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Whether another row has the same key. */
    public boolean isUniqueViolation() {
        return UNIQUE_VIOLATION.equals(sqlState);
    }

    /**
     * Whether a rule of the schema was broken.
     *
     * @param constraint the constraint's name, which is the rule's
     */
    public boolean violates(String constraint) {
        return sqlState.startsWith(CONSTRAINT_VIOLATIONS) && reason.contains(constraint);
    }
}
