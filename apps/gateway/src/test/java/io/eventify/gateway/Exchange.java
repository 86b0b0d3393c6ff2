package io.eventify.gateway;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request and its answer as a container hands them over: the container's part of them, nothing of ours. What it does not know is an error of the test. */
public final class Exchange {
    private final String method;
    private final String path;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServletRequest request = proxy(HttpServletRequest.class, this::request);
    private final HttpServletResponse response = proxy(HttpServletResponse.class, this::response);
    private final AsyncContext async = proxy(AsyncContext.class, this::async);
    private @Nullable String query;
    private @Nullable Principal person;
    private String address = "192.0.2.1";
    private int status = 200;
    private boolean asyncStarted;

    private Exchange(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public static Exchange get(String path) {
        return new Exchange("GET", path);
    }

    public static Exchange post(String path) {
        return new Exchange("POST", path);
    }

    public Exchange with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Exchange asking(String queryString) {
        query = queryString;
        return this;
    }

    public Exchange from(String client) {
        address = client;
        return this;
    }

    /** As a session has told. */
    public Exchange as(String account) {
        person = () -> account;
        return this;
    }

    public HttpServletRequest request() {
        return request;
    }

    public HttpServletResponse response() {
        return response;
    }

    /** Waits for the end of what goes on without the container's thread. */
    public Exchange awaited() throws InterruptedException {
        if (asyncStarted && !ended.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer within 30 seconds");
        }
        return this;
    }

    public int status() {
        return status;
    }

    public @Nullable String header(String name) {
        return answered.get(name);
    }

    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    private @Nullable Object request(String name, @Nullable Object... arguments) {
        return switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getContextPath" -> "";
            case "getQueryString" -> query;
            case "getRemoteAddr" -> address;
            case "getUserPrincipal" -> person;
            case "isSecure" -> false;
            case "getHeader" -> headers.get(String.valueOf(arguments[0]));
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getAttribute" -> attributes.get(String.valueOf(arguments[0]));
            case "setAttribute" -> attributes.put(String.valueOf(arguments[0]), arguments[1]);
            case "isAsyncStarted" -> asyncStarted;
            case "startAsync" -> {
                asyncStarted = true;
                yield async;
            }
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private @Nullable Object response(String name, @Nullable Object... arguments) {
        switch (name) {
            case "setStatus" -> status = (Integer) arguments[0];
            case "setHeader", "addHeader" -> answered.put(String.valueOf(arguments[0]), String.valueOf(arguments[1]));
            case "setContentType" -> answered.put("Content-Type", String.valueOf(arguments[0]));
            case "setContentLength" -> answered.put("Content-Length", String.valueOf(arguments[0]));
            case "getOutputStream" -> {
                return new Out(body);
            }
            default -> throw new UnsupportedOperationException(name);
        }
        return null;
    }

    private @Nullable Object async(String name, @Nullable Object... arguments) {
        switch (name) {
            case "getRequest" -> {
                return request;
            }
            case "getResponse" -> {
                return response;
            }
            case "complete" -> ended.countDown();
            case "setTimeout" -> attributes.put("timeout", arguments[0]);
            default -> throw new UnsupportedOperationException(name);
        }
        return null;
    }

    @FunctionalInterface
    private interface Behaviour {
        @Nullable
        Object of(String method, @Nullable Object... arguments);
    }

    private static <T> T proxy(Class<T> type, Behaviour behaviour) {
        InvocationHandler handler = (self, method, arguments) -> switch (method.getName()) {
            case "toString" -> type.getSimpleName();
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> behaviour.of(method.getName(), arguments == null ? new Object[0] : arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class Out extends ServletOutputStream {
        private final ByteArrayOutputStream bytes;

        private Out(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("setWriteListener");
        }
    }
}
