package io.eventify.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of listeners who take what they are told, slowly or not at all. */
class ListenerTest {
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final Line line = new Line();
    private final Listener listener = new Listener(connection(), line, who -> gone.incrementAndGet());

    @Test
    void one_who_listens_hears_all_in_its_order() {
        line.ready = true;
        listener.onWritePossible();
        for (int i = 0; i < 500; i++) {
            listener.tell((i + ";").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(line.written()).startsWith("0;1;2;").endsWith("498;499;");
        assertThat(gone).hasValue(0);
    }

    @Test
    void one_who_pauses_gets_the_rest_when_he_can() {
        listener.tell("1;".getBytes(StandardCharsets.UTF_8));
        listener.tell("2;".getBytes(StandardCharsets.UTF_8));
        assertThat(line.written()).isEmpty();

        line.ready = true;
        listener.onWritePossible();

        assertThat(line.written()).isEqualTo("1;2;");
    }

    @Test
    void what_was_written_goes_out_without_a_message_behind_it() {
        line.ready = true;
        line.busyAfterEachWrite = true;
        listener.onWritePossible();
        listener.tell("1;".getBytes(StandardCharsets.UTF_8));
        assertThat(line.sent()).isEmpty();

        line.ready = true;
        listener.onWritePossible();

        assertThat(line.sent()).isEqualTo("1;");
    }

    @Test
    void one_who_takes_nothing_is_let_go_before_he_costs_much() {
        listener.onWritePossible();
        for (int i = 0; i < 64; i++) {
            listener.tell("x".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(gone).hasValue(0);

        listener.tell("one too many".getBytes(StandardCharsets.UTF_8));
        listener.tell("he is not there any more".getBytes(StandardCharsets.UTF_8));

        assertThat(gone).hasValue(1);
        assertThat(ended).hasValue(1);
        line.ready = true;
        listener.onWritePossible();
        assertThat(line.written()).as("what had waited for him").isEmpty();
    }

    @Test
    void a_broken_line_ends_one_listener_once() {
        line.ready = true;
        line.broken = true;
        listener.onWritePossible();

        listener.tell("x".getBytes(StandardCharsets.UTF_8));
        listener.leave();

        assertThat(gone).hasValue(1);
        assertThat(ended).hasValue(1);
    }

    @Test
    void one_who_left_while_he_was_let_in_is_not_followed_for_ever() {
        LiveHub hub = new LiveHub();
        Topic topic = Topic.performance(UUID.randomUUID());
        Listener hasty = new Listener(connection(), line, who -> hub.unfollow(topic, who));

        hasty.leave();
        hub.follow(topic, hasty);
        assertThat(hub.isFollowed(topic)).isFalse();

        hub.follow(topic, listener);
        assertThat(hub.isFollowed(topic)).isTrue();
    }

    private AsyncContext connection() {
        return (AsyncContext) Proxy.newProxyInstance(
                AsyncContext.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("complete")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    ended.incrementAndGet();
                    return null;
                });
    }

    /** The container's stream to a client who takes, or does not. */
    private static final class Line extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ready;
        private boolean broken;
        private boolean busyAfterEachWrite;
        private String sent = "";

        private String written() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        private String sent() {
            return sent;
        }

        @Override
        public void write(int value) throws IOException {
            if (broken) {
                throw new IOException("the client is gone");
            }
            bytes.write(value);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(content[i]);
            }
            if (busyAfterEachWrite) {
                ready = false;
            }
        }

        @Override
        public void flush() {
            sent = written();
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener writeListener) {
            throw new UnsupportedOperationException("setWriteListener");
        }
    }
}
