package io.eventify.order.testing;

import io.eventify.platform.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hibernate.Session;

/** What the container does in production: one EntityManager and one connection for each transaction, the same for all that the thread does in it. */
public final class TestTransactions {
    private static final List<Class<?>> ENTITIES = List.of(
            io.eventify.order.Order.class,
            io.eventify.order.OrderLine.class,
            io.eventify.order.TimelineEntry.class,
            io.eventify.order.cancellation.Cancellation.class,
            io.eventify.order.invoice.Invoice.class);
    private static final EntityManagerFactory FACTORY =
            factory(TestDatabase.forContext("order").dataSource());
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    private static EntityManagerFactory factory(DataSource database) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("order-test");
        ENTITIES.forEach(configuration::managedClass);
        return configuration
                .provider("org.hibernate.jpa.HibernatePersistenceProvider")
                .property("jakarta.persistence.nonJtaDataSource", database)
                .property("hibernate.hbm2ddl.auto", "validate")
                .property(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
                .property("hibernate.jdbc.time_zone", "UTC")
                .createEntityManagerFactory();
    }

    /** Joins the thread's transaction, or is one of its own. */
    public <T> T call(Callable<T> work) {
        if (current.get() != null) {
            return unchecked(work);
        }
        EntityManager manager = FACTORY.createEntityManager();
        current.set(manager);
        try {
            manager.getTransaction().begin();
            T result = unchecked(work);
            manager.getTransaction().commit();
            return result;
        } finally {
            current.remove();
            if (manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
            manager.close();
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** The thread's one, whatever it is. */
    public EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    EntityManager manager = current.get();
                    if (manager == null) {
                        throw new IllegalStateException(method.getName() + " outside a transaction");
                    }
                    try {
                        return method.invoke(manager, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** For plumbing over JDBC: the transaction's connection, which the borrower cannot close. */
    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    EntityManager manager = current.get();
                    manager.flush();
                    return borrowed(manager.unwrap(Session.class).doReturningWork(connection -> connection));
                });
    }

    private static Connection borrowed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TestTransactions.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
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

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
