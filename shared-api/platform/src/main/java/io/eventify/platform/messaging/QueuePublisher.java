package io.eventify.platform.messaging;

import io.eventify.platform.messaging.QueueReader.Downstream;
import io.eventify.platform.messaging.QueueReader.Settings;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A queue as a stream for one subscriber: a few readers side by side, no more messages under way than were asked for. */
final class QueuePublisher implements Publisher<Message<String>> {
    private static final Logger LOG = Logger.getLogger(QueuePublisher.class.getName());

    private final Broker broker;
    private final Settings settings;
    private final int concurrency;
    private final ThreadFactory threads;
    private final CountDownLatch stopped = new CountDownLatch(1);

    QueuePublisher(Broker broker, Settings settings, int concurrency, ThreadFactory threads) {
        this.broker = broker;
        this.settings = settings;
        this.concurrency = concurrency;
        this.threads = threads;
    }

    @Override
    public void subscribe(Subscriber<? super Message<String>> subscriber) {
        LOG.log(Level.INFO, "reading {0} with {1} readers", new Object[] {settings.queue(), concurrency});
        Stream stream = new Stream(subscriber, stopped);
        subscriber.onSubscribe(stream);
        for (int i = 0; i < concurrency; i++) {
            threads.newThread(new QueueReader(broker, settings, stream, stopped))
                    .start();
        }
    }

    void stop() {
        stopped.countDown();
    }

    /** The stream's rules (Reactive Streams 1.0, 1.1 and 1.3): never more than requested, one signal at a time. */
    private static final class Stream implements Subscription, Downstream {
        private final Subscriber<? super Message<String>> subscriber;
        private final CountDownLatch stopped;
        private final Semaphore demand = new Semaphore(0);

        Stream(Subscriber<? super Message<String>> subscriber, CountDownLatch stopped) {
            this.subscriber = subscriber;
            this.stopped = stopped;
        }

        @Override
        public synchronized void request(long messages) {
            int room = Integer.MAX_VALUE / 2 - demand.availablePermits();
            demand.release((int) Math.clamp(messages, 0, Math.max(0, room)));
        }

        @Override
        public void cancel() {
            stopped.countDown();
        }

        @Override
        public boolean awaitDemand(long timeoutMillis) throws InterruptedException {
            return demand.tryAcquire(timeoutMillis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void giveBackDemand() {
            request(1);
        }

        @Override
        public void deliver(Delivery delivery) {
            synchronized (subscriber) {
                subscriber.onNext(Message.of(delivery.body(), delivery::ack, delivery::nack));
            }
        }
    }
}
