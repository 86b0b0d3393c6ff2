package io.eventify.ticketing.ticket;

import java.sql.SQLException;

/** The database refused a statement; the transaction is lost. */
public class StatementFailedException extends RuntimeException {
    private final String sqlState;

    StatementFailedException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.sqlState = String.valueOf(cause.getSQLState());
    }

    /** Whether a rule of the schema was broken, named as the constraint is. */
    public boolean violates(String constraint) {
        return sqlState.startsWith("23") && String.valueOf(getMessage()).contains(constraint);
    }
}
