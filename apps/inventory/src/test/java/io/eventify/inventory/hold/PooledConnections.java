package io.eventify.inventory.hold;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A few connections for many buyers, as in the server; counts what is sent to the database. */
final class PooledConnections implements AutoCloseable {
    private final BlockingQueue<Connection> idle;
    private final List<Connection> all = new ArrayList<>();
    /** Executed statements, and switches of auto-commit, which cost a round trip at the latest with the commit. */
    final AtomicInteger statements = new AtomicInteger();

    final AtomicInteger transactions = new AtomicInteger();

    PooledConnections(DataSource source, int size) {
        idle = new ArrayBlockingQueue<>(size);
        try {
            for (int i = 0; i < size; i++) {
                Connection connection = source.getConnection();
                all.add(connection);
                idle.add(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot fill the pool", e);
        }
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Connection connection = idle.poll(60, TimeUnit.SECONDS);
                    if (connection == null) {
                        throw new SQLException("no connection within a minute");
                    }
                    return returning(connection);
                });
    }

    private Connection returning(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close" -> {
                            if (!connection.getAutoCommit()) {
                                connection.rollback();
                                connection.setAutoCommit(true);
                            }
                            idle.add(connection);
                            return null;
                        }
                        case "prepareStatement" -> statements.incrementAndGet();
                        case "setAutoCommit" -> transactions.incrementAndGet();
                        default -> {}
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot close the pool", e);
            }
        }
    }
}
