package io.eventify.gateway.graphql;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Keeps what the engine's servlet writes, until it is known how it goes out. The limit on the cost of a document bounds its length. */
final class EngineResponse extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintWriter writer = new PrintWriter(bytes, true, StandardCharsets.UTF_8);

    EngineResponse(HttpServletResponse response) {
        super(response);
    }

    byte[] body() {
        writer.flush();
        return bytes.toByteArray();
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int value) {
                bytes.write(value);
            }

            @Override
            public void write(byte[] many, int from, int length) {
                bytes.write(many, from, length);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("the engine writes while it waits");
            }
        };
    }

    @Override
    public void flushBuffer() {
        writer.flush();
    }

    @Override
    public void setContentType(String type) {
        // decided by the filter
    }

    @Override
    public void setContentLength(int length) {
        // decided by the filter
    }

    @Override
    public void setStatus(int status) {
        // decided by the filter
    }

    @Override
    public void sendError(int status, String message) {
        // an empty body says it
    }

    @Override
    public void sendError(int status) {
        // an empty body says it
    }
}
