package io.eventify.platform.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What JTA does for one database: inside {@link #run} every connection of {@link #dataSource()} on this thread is the same one, and everything is committed or
 * rolled back together; outside each connection commits for itself.
 */
public final class TestTransactions {
    private final DataSource database;
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    public TestTransactions(DataSource database) {
        this.database = database;
    }

    /** To give to the code under test. */
    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection transaction = current.get();
                    if (method.getName().equals("getConnection") && transaction != null) {
                        return unclosable(transaction);
                    }
                    return method.invoke(database, arguments);
                });
    }

    /** Runs the work in a transaction; what it throws rolls back. */
    public void run(Runnable work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                work.run();
                connection.commit();
            } finally {
                current.remove();
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
