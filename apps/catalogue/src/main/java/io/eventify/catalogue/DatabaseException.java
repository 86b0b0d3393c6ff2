package io.eventify.catalogue;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement failed for a reason that is no business rule. */
public class DatabaseException extends RuntimeException {
    private static final String UNIQUE_VIOLATION = "23505";
    private final @Nullable String sqlState;

    DatabaseException(String statement, SQLException cause) {
        super("database statement failed: " + statement, cause);
        this.sqlState = cause.getSQLState();
    }

    /** Whether another row has the same key. */
    public boolean isUniqueViolation() {
        return UNIQUE_VIOLATION.equals(sqlState);
    }
}
