package io.eventify.platform.testing;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The persistence unit as persistence.xml describes it, on a real database; a container's transactions are played by {@link #inTransaction}. */
public final class TestPersistence {
    private static final ThreadLocal<@Nullable EntityManager> CURRENT = new ThreadLocal<>();
    private static final Map<String, TestPersistence> SHARED = new ConcurrentHashMap<>();
    private final TestDatabase database;
    private final EntityManagerFactory factory;

    private TestPersistence(String context) {
        this.database = TestDatabase.forContext(context);
        PersistenceConfiguration unit = new PersistenceConfiguration(context)
                .provider("org.hibernate.jpa.HibernatePersistenceProvider")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("jakarta.persistence.nonJtaDataSource", database.dataSource())
                .property("hibernate.generate_statistics", "true");
        listedClasses().forEach(unit::managedClass);
        elements("property")
                .forEach(property -> unit.property(property.getAttribute("name"), property.getAttribute("value")));
        this.factory = unit.createEntityManagerFactory();
    }

    /** One for all tests of a context; each makes its own ids. */
    public static TestPersistence forContext(String context) {
        return SHARED.computeIfAbsent(context, TestPersistence::new);
    }

    /** The classes that the module's persistence.xml names. */
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

    /** The classes of this module that would have to be named there: those with an annotation of Jakarta Persistence. */
    public static List<Class<?>> annotatedClasses() throws IOException {
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file)
                            .toString()
                            .replace('/', '.')
                            .replaceAll("\\.class$", ""))
                    .<Class<?>>map(TestPersistence::uninitialised)
                    .filter(type -> type.isAnnotationPresent(Entity.class)
                            || type.isAnnotationPresent(Embeddable.class)
                            || type.isAnnotationPresent(Converter.class))
                    .toList();
        }
    }

    private static Class<?> uninitialised(String name) {
        try {
            return Class.forName(name, false, TestPersistence.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
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

    /** Connections of their own, outside the current transaction. */
    public DataSource dataSource() {
        return database.dataSource();
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
