package io.eventify.platform.testing;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * What JTA does for one database: inside {@link #run} or {@link #call} every connection of {@link #dataSource()} on this thread is the same one, and everything
 * is committed or rolled back together. A transaction within one is part of it.
 */
public final class TestTransactions {
    private final DataSource database;
    private final boolean mandatory;
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    /** Outside a transaction each connection commits for itself. */
    public TestTransactions(DataSource database) {
        this(database, false);
    }

    private TestTransactions(DataSource database, boolean mandatory) {
        this.database = database;
        this.mandatory = mandatory;
    }

    /** Outside a transaction there is no connection: for code that must own its transactions. */
    public static TestTransactions mandatory(DataSource database) {
        return new TestTransactions(database, true);
    }

    /** To give to the code under test. */
    public DataSource dataSource() {
        return proxy(
                DataSource.class,
                (self, method, arguments) ->
                        method.getName().equals("getConnection") ? connection() : invoke(database, method, arguments));
    }

    /** A bean as the container's interceptor makes it: each public method runs in a transaction, its own or the one that is there. */
    public <T> T around(Class<T> type, T bean) {
        try {
            Constructor<? extends T> constructor = new ByteBuddy()
                    .subclass(type, ConstructorStrategy.Default.IMITATE_SUPER_CLASS)
                    .method(isPublic().and(isDeclaredBy(type)))
                    .intercept(InvocationHandlerAdapter.of(
                            (self, method, arguments) -> call(() -> unchecked(bean, method, arguments))))
                    .make()
                    .load(
                            type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                    .getLoaded()
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the work in a transaction; what it throws rolls back. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** The same, for work with a result. */
    public <T> T call(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            boolean done = false;
            try {
                T result = work.get();
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            current.remove();
        }
    }

    private Connection connection() throws SQLException {
        Connection transaction = current.get();
        if (transaction != null) {
            return unclosable(transaction);
        }
        if (mandatory) {
            throw new SQLException("no transaction");
        }
        return database.getConnection();
    }

    private static Connection unclosable(Connection connection) {
        return proxy(
                Connection.class,
                (self, method, arguments) ->
                        method.getName().equals("close") ? null : invoke(connection, method, arguments));
    }

    private static @Nullable Object unchecked(Object bean, Method method, Object[] arguments) {
        try {
            return invoke(bean, method, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(TestTransactions.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
