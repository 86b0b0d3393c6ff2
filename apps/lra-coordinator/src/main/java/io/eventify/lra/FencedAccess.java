package io.eventify.lra;

import com.arjuna.ats.internal.arjuna.objectstore.jdbc.accessors.DataSourceJDBCAccess;
import java.sql.Connection;
import java.sql.SQLException;

/** The store's data source, closed to an instance that does not hold the lock: a late timer or request of a former holder cannot overwrite its successor's log. */
public final class FencedAccess extends DataSourceJDBCAccess {

    @Override
    public Connection getConnection() throws SQLException {
        if (!Tenure.holdsTheLock()) {
            throw new SQLException("this instance does not hold the lock of the store (" + Tenure.state() + ")");
        }
        return super.getConnection();
    }
}
