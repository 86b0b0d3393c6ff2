package io.eventify.event;

import io.eventify.platform.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hibernate.SessionFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The persistence unit as persistence.xml describes it, on a real database; a container's transactions are played by {@link #inTransaction}. */
public final class TestPersistence {
    private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();
    private final EntityManagerFactory factory;

    private TestPersistence(TestDatabase database) {
        PersistenceConfiguration unit = new PersistenceConfiguration("event")
                .provider("org.hibernate.jpa.HibernatePersistenceProvider")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("jakarta.persistence.nonJtaDataSource", database.dataSource())
                .property("hibernate.generate_statistics", "true");
        listedClasses().forEach(unit::managedClass);
        elements("property")
                .forEach(property -> unit.property(property.getAttribute("name"), property.getAttribute("value")));
        this.factory = unit.createEntityManagerFactory();
    }

    private static final class Holder {
        static final TestPersistence SHARED = new TestPersistence(TestDatabase.forContext("event"));
    }

    /** One for all tests; each makes its own ids. */
    public static TestPersistence shared() {
        return Holder.SHARED;
    }

    public static List<Class<?>> listedClasses() {
        List<Class<?>> classes = new ArrayList<>();
        for (Element element : elements("class")) {
            try {
                classes.add(Class.forName(element.getTextContent().strip()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return classes;
    }

    private static List<Element> elements(String name) {
        try (InputStream in = TestPersistence.class.getResourceAsStream("/META-INF/persistence.xml")) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            NodeList nodes = document.getElementsByTagName(name);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return elements;
        } catch (Exception e) {
            throw new IllegalStateException("persistence.xml", e);
        }
    }

    /** As the container injects it: the entity manager of the current transaction. */
    public EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                TestPersistence.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    if (CURRENT.get() == null) {
                        throw new IllegalStateException("no transaction");
                    }
                    try {
                        return method.invoke(CURRENT.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Commits what the work did, or rolls it back if it throws. Within a transaction, it is part of it. */
    public <T> T inTransaction(Supplier<T> work) {
        if (CURRENT.get() != null) {
            return work.get();
        }
        try (EntityManager entityManager = factory.createEntityManager()) {
            CURRENT.set(entityManager);
            entityManager.getTransaction().begin();
            try {
                T result = work.get();
                entityManager.getTransaction().commit();
                return result;
            } catch (RuntimeException | Error e) {
                entityManager.getTransaction().rollback();
                throw e;
            }
        } finally {
            CURRENT.remove();
        }
    }

    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** How many statements the work sends. */
    public long statements(Runnable work) {
        var statistics = factory.unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }
}
