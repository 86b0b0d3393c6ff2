package io.eventify.gateway.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One who listens, without a thread of his own: what he has not taken yet waits in a short queue, and the server says when he can take more. Who is too slow
 * for that is let go; he comes back with the last id he has seen.
 */
final class Listener implements WriteListener {
    private static final Logger LOG = Logger.getLogger(Listener.class.getName());
    private static final int MOST_WAITING = 64;

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final Consumer<Listener> whenGone;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean open;
    /** Written, and not flushed since. */
    private boolean unsent;

    private boolean gone;

    Listener(AsyncContext connection, ServletOutputStream out, Consumer<Listener> whenGone) {
        this.connection = connection;
        this.out = out;
        this.whenGone = whenGone;
    }

    /** Sends, or keeps for later. */
    void tell(byte[] message) {
        boolean tooSlow;
        synchronized (this) {
            tooSlow = waiting.size() >= MOST_WAITING;
            if (gone) {
                return;
            }
            if (!tooSlow) {
                waiting.addLast(message);
            }
        }
        if (tooSlow) {
            leave();
        } else {
            send();
        }
    }

    /** Before all that waits; to be said before the server is asked when he can take it. */
    synchronized void tellFirst(byte[] message) {
        if (!gone) {
            waiting.addFirst(message);
        }
    }

    synchronized boolean isGone() {
        return gone;
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            open = true;
        }
        send();
    }

    @Override
    public void onError(Throwable brokenConnection) {
        LOG.log(Level.FINE, "a listener went away", brokenConnection);
        leave();
    }

    /** Ends the connection; the client may come back. */
    void leave() {
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
            waiting.clear();
        }
        whenGone.accept(this);
        try {
            connection.complete();
        } catch (IllegalStateException alreadyEnded) {
            LOG.log(Level.FINE, "the connection had ended before", alreadyEnded);
        }
    }

    private void send() {
        try {
            synchronized (this) {
                // What was written goes out at once, also when the server could not take the flush right after it: it
                // asks again then, and there may be no message behind it for long.
                while (open && !gone && (unsent || !waiting.isEmpty()) && out.isReady()) {
                    byte[] message = waiting.pollFirst();
                    if (message == null) {
                        unsent = false;
                        out.flush();
                    } else {
                        unsent = true;
                        out.write(message);
                    }
                }
            }
        } catch (IOException | IllegalStateException brokenConnection) {
            LOG.log(Level.FINE, "a listener went away", brokenConnection);
            leave();
        }
    }
}
