package io.eventify.order.testing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/** Makes the context's beans with what they inject, {@code @Transactional} included. */
public final class Beans {
    private final Map<Class<?>, Object> made = new HashMap<>();
    private final Map<Class<?>, List<Consumer<Object>>> observers = new HashMap<>();
    private final TestTransactions transactions;

    public Beans(TestTransactions transactions) {
        this.transactions = transactions;
    }

    public <T> Beans with(Class<T> type, T bean) {
        made.put(type, bean);
        return this;
    }

    @SuppressWarnings("unchecked")
    public <E> Beans observing(Class<E> event, Consumer<E> observer) {
        observers.computeIfAbsent(event, e -> new ArrayList<>()).add((Consumer<Object>) observer);
        return this;
    }

    public <T> T get(Class<T> type) {
        Object bean = made.get(type);
        if (bean == null) {
            bean = make(type);
            made.put(type, bean);
        }
        return type.cast(bean);
    }

    private Object make(Class<?> type) {
        try {
            Class<?> proxied = new ByteBuddy()
                    .subclass(type)
                    .method(ElementMatchers.isAnnotatedWith(Transactional.class))
                    .intercept(MethodDelegation.withDefaultConfiguration()
                            .filter(ElementMatchers.named("around"))
                            .to(new InTransaction(transactions)))
                    .make()
                    .load(
                            type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                    .getLoaded();
            return injected(type, construct(type, proxied));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private Object construct(Class<?> type, Class<?> proxied) throws ReflectiveOperationException {
        Constructor<?> injecting = Arrays.stream(type.getDeclaredConstructors())
                .filter(c -> c.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElse(null);
        Class<?>[] types = injecting == null ? new Class<?>[0] : injecting.getParameterTypes();
        Object[] arguments = injecting == null
                ? new Object[0]
                : Arrays.stream(injecting.getGenericParameterTypes())
                        .map(this::resolve)
                        .toArray();
        Constructor<?> constructor = proxied.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private Object injected(Class<?> type, Object bean) throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class)) {
                field.setAccessible(true);
                field.set(bean, resolve(field.getGenericType()));
            }
        }
        return bean;
    }

    private Object resolve(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Event.class) {
            return event((Class<?>) generic.getActualTypeArguments()[0]);
        }
        return get((Class<?>) type);
    }

    private Object event(Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    observers.getOrDefault(type, List.of()).forEach(observer -> observer.accept(arguments[0]));
                    return null;
                });
    }

    /** Public for the generated classes. */
    public record InTransaction(TestTransactions transactions) {
        @RuntimeType
        public Object around(@SuperCall Callable<Object> work) {
            return transactions.call(work);
        }
    }
}
