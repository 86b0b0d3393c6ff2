package io.eventify.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.PrintStream;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;

/** Lists, shows, replays and discards dead letters, through the broker's management address. */
final class DeadLetters {
    private static final int MOST_SHOWN = 100;
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long LETTER_MILLIS = 3_000;
    private static final String CAUSE = "eventify_cause";

    private final Platform platform;
    private final PrintStream out;

    DeadLetters(Platform platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    int run(CommandLine line) throws Exception {
        List<String> words = line.operands();
        if (words.isEmpty())
            throw new UsageException(
                    "./eventify dlq list | show <context> [id] | replay <context> <id>|all | discard <context> <id>|all");
        if (words.getFirst().equals("list")) return list(line.has("--json"));
        String queue = queue(words);
        return switch (words.getFirst()) {
            case "show" -> show(queue, words.size() > 2 ? words.get(2) : "all", line.has("--json"));
            case "replay" -> report("replayed", replay(words.get(1), target(words)));
            case "discard" -> report("discarded", discard(queue, target(words)));
            default -> throw new UsageException("./eventify dlq has no action " + words.getFirst());
        };
    }

    private static String queue(List<String> words) {
        if (words.size() < 2 || !Contexts.CONSUMERS.contains(words.get(1))) {
            throw new UsageException("./eventify dlq " + words.getFirst() + " needs a context: "
                    + String.join(", ", Contexts.CONSUMERS));
        }
        return "dlq." + words.get(1);
    }

    private static String target(List<String> words) {
        if (words.size() < 3)
            throw new UsageException("./eventify dlq " + words.getFirst() + " needs a message id, or all");
        return words.get(2);
    }

    private int list(boolean json) throws Exception {
        var counts = Json.createObjectBuilder();
        for (String context : Contexts.CONSUMERS) {
            long count = ((Number) attribute("dlq." + context, "messageCount")).longValue();
            counts.add(context, count);
            if (!json) out.printf("  %-12s %d%n", context, count);
        }
        if (json) out.println(counts.build());
        return 0;
    }

    private int show(String queue, String id, boolean json) throws Exception {
        JsonArray messages = read(String.valueOf(invoke(queue, "listMessagesAsJSON", new Object[] {null})));
        int shown = 0;
        for (JsonValue value : messages) {
            JsonObject message = value.asJsonObject();
            if (!id.equals("all") && !id.equals(String.valueOf(message.get("messageID")))) continue;
            if (shown++ == MOST_SHOWN) break;
            out.println(json ? message.toString() : describe(message));
        }
        if (shown == 0 && !json) out.println("No such dead letter in " + queue);
        return 0;
    }

    /** The cause is what the consumer wrote; without it the consumer threw, and the broker gave up after its last attempt. */
    private static String describe(JsonObject message) {
        String cause = message.getString(CAUSE, "");
        return """
                  %s  %s  %s
                      cause       %s
                      correlation %s""".formatted(
                        message.get("messageID"),
                        text(message, "ce_type"),
                        at(message),
                        cause.isBlank() ? "every attempt failed; see the log of the consumer" : cause,
                        text(message, "ce_correlationid"));
    }

    private static String text(JsonObject message, String name) {
        return message.getString(name, "-");
    }

    private static String at(JsonObject message) {
        return message.containsKey("timestamp")
                ? Instant.ofEpochMilli(message.getJsonNumber("timestamp").longValue())
                        .toString()
                : "-";
    }

    private int report(String what, long count) {
        out.println(what + " " + count);
        return 0;
    }

    private long discard(String queue, String id) throws Exception {
        Object result = id.equals("all")
                ? invoke(queue, "removeAllMessages", new Object[0])
                : invoke(queue, "removeMessage", new Object[] {number(id)});
        return switch (result) {
            case Boolean done -> done ? 1 : 0;
            case Number count -> count.longValue();
            default -> throw new PlatformException("artemis: unexpected answer " + result);
        };
    }

    /**
     * Moves dead letters back into the consumer's queue, and into no other consumer's. The broker's own "retry" cannot do it: letters that
     * a consumer wrote do not carry the address they came from.
     */
    private long replay(String context, String id) throws Exception {
        String filter = id.equals("all") ? null : "AMQUserID = '" + userId("dlq." + context, number(id)) + "'";
        return inSession(session -> {
            long moved = 0;
            try (ClientConsumer letters =
                            session.createConsumer(SimpleString.of("dlq." + context), SimpleString.of(filter));
                    ClientProducer producer = session.createProducer("domain.events::" + context)) {
                long most = id.equals("all")
                        ? session.queueQuery(SimpleString.of("dlq." + context)).getMessageCount()
                        : 1;
                while (moved < most) {
                    ClientMessage letter = letters.receive(LETTER_MILLIS);
                    if (letter == null) break;
                    producer.send(again(session, letter));
                    letter.individualAcknowledge();
                    session.commit();
                    moved++;
                }
            }
            return moved;
        });
    }

    /** A fresh copy: with the old duplicate id the broker would refuse it as sent before. */
    private static ClientMessage again(ClientSession session, ClientMessage letter) {
        ClientMessage copy = session.createMessage(letter.getType(), true);
        for (SimpleString name : letter.getPropertyNames()) {
            String text = name.toString();
            if (!text.startsWith("_AMQ_") && !text.startsWith("__AMQ") && !text.equals(CAUSE))
                copy.putObjectProperty(name, letter.getObjectProperty(name));
        }
        SimpleString group = letter.getSimpleStringProperty("_AMQ_GROUP_ID");
        if (group != null) copy.putStringProperty(SimpleString.of("_AMQ_GROUP_ID"), group);
        copy.setUserID(letter.getUserID());
        copy.getBodyBuffer()
                .writeBytes(letter.getBodyBuffer(), letter.getBodyBuffer().readableBytes());
        return copy;
    }

    private Object userId(String queue, long id) throws Exception {
        for (JsonValue value : read(String.valueOf(invoke(queue, "listMessagesAsJSON", new Object[] {null})))) {
            JsonObject message = value.asJsonObject();
            if (message.getJsonNumber("messageID").longValue() == id) return message.getString("userID");
        }
        throw new PlatformException("no dead letter " + id + " in " + queue);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notANumber) {
            throw new UsageException("a message id is a number, or all; not " + id);
        }
    }

    private static JsonArray read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }

    private Object attribute(String queue, String name) throws Exception {
        return manage(request -> ManagementHelper.putAttribute(request, "queue." + queue, name));
    }

    private Object invoke(String queue, String operation, Object[] arguments) throws Exception {
        return manage(
                request -> ManagementHelper.putOperationInvocation(request, "queue." + queue, operation, arguments));
    }

    @FunctionalInterface
    private interface Question {
        void write(ClientMessage request) throws Exception;
    }

    private Object manage(Question question) throws Exception {
        return inSession(session -> {
            try (var requestor = new ClientRequestor(session, "activemq.management")) {
                ClientMessage request = session.createMessage(false);
                question.write(request);
                ClientMessage reply = requestor.request(request, PATIENCE_MILLIS);
                if (reply == null)
                    throw new PlatformException("artemis did not answer within " + PATIENCE_MILLIS / 1000 + " s");
                Object result = ManagementHelper.getResult(reply);
                if (!ManagementHelper.hasOperationSucceeded(reply)) throw new PlatformException("artemis: " + result);
                return result;
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(ClientSession session) throws Exception;
    }

    /** Sends are committed at once, acknowledgements with the session: a letter is never lost between two queues, at worst sent twice. */
    private <T> T inSession(Work<T> work) throws Exception {
        String url = "tcp://127.0.0.1:" + platform.ports().artemis();
        String password = platform.environment().secrets().get(Secrets.ADMIN_BROKER);
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
                ClientSessionFactory factory = connect(locator);
                ClientSession session = factory.createSession("admin", password, false, true, false, false, 1)) {
            session.start();
            return work.in(session);
        }
    }

    private static ClientSessionFactory connect(ServerLocator locator) {
        try {
            return locator.setInitialConnectAttempts(1).createSessionFactory();
        } catch (Exception unreachable) {
            throw new PlatformException("artemis does not answer; is the platform up?", unreachable);
        }
    }
}
