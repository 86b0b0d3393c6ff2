package io.eventify.platform.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;

/** No request makes a service read more than 256 KiB, unless the operation says so with {@link MaxBody}; whether it tells its length or not. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimitFilter implements ContainerRequestFilter {
    private static final long DEFAULT_MAX_BYTES = 256 * 1024;

    @Context
    ResourceInfo operation;

    @Override
    public void filter(ContainerRequestContext request) {
        long maxBytes = maxBytes();
        if (request.getLength() > maxBytes) {
            throw UnreadableBodyException.tooLarge();
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream(), maxBytes));
        }
    }

    /** Whether reading ended because of the limit; parsers wrap what the stream throws. */
    static boolean isTooLarge(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .limit(10)
                .anyMatch(BodyTooLargeException.class::isInstance);
    }

    private long maxBytes() {
        return Stream.<AnnotatedElement>of(operation.getResourceMethod(), operation.getResourceClass())
                .flatMap(element -> Optional.ofNullable(element).map(e -> e.getAnnotation(MaxBody.class)).stream())
                .findFirst()
                .map(MaxBody::bytes)
                .orElse(DEFAULT_MAX_BYTES);
    }

    private static final class BodyTooLargeException extends IOException {
        BodyTooLargeException() {
            super("the request body is over the limit", UnreadableBodyException.tooLarge());
        }
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream body, long maxBytes) {
            super(body);
            this.left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                count(1);
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new BodyTooLargeException();
            }
        }
    }
}
