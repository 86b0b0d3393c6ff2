package io.eventify.payment;

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

/** What the container's transactions do, for use cases that are built by hand: one connection for each, shared by all who ask within it. */
final class Transactions {

    private final DataSource database;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    Transactions(DataSource database) {
        this.database = database;
    }

    /** Hands out the transaction's connection; closing it does nothing. */
    DataSource dataSource() {
        return proxy(
                DataSource.class,
                (self, method, arguments) ->
                        method.getName().equals("getConnection") ? shared() : invoke(database, method, arguments));
    }

    /** A bean as the container's interceptor makes it: each public method runs in a transaction, its own or the one that is there. */
    <T> T around(Class<T> type, T bean) {
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

    private static Object unchecked(Object bean, Method method, Object[] arguments) {
        try {
            return invoke(bean, method, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T call(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            current.remove();
        }
    }

    void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    private Connection shared() throws SQLException {
        Connection connection = current.get();
        if (connection == null) {
            throw new SQLException("no transaction");
        }
        return proxy(
                Connection.class,
                (self, method, arguments) ->
                        method.getName().equals("close") ? null : invoke(connection, method, arguments));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Transactions.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
