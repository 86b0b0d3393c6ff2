package io.eventify.psp.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Changes that become visible and durable together, or not at all. The only writer of its time. */
public final class Transaction implements View {
    private record Key(Kind kind, String id) {}

    private final View base;
    private final Map<Key, Optional<ObjectNode>> changes = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(View base) {
        this.base = base;
    }

    public void put(Kind kind, String id, ObjectNode value) {
        changes.put(new Key(kind, id), Optional.of(value.deepCopy()));
    }

    public void remove(Kind kind, String id) {
        changes.put(new Key(kind, id), Optional.empty());
    }

    /** Runs the action once the changes are durable; it never runs when they are given up. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Forgets everything changed so far, so that a refusal can still be recorded. */
    public void giveUp() {
        changes.clear();
        afterCommit.clear();
    }

    @Override
    public Optional<ObjectNode> find(Kind kind, String id) {
        Optional<ObjectNode> change = changes.get(new Key(kind, id));
        return change == null ? base.find(kind, id) : change.map(ObjectNode::deepCopy);
    }

    @Override
    public Stream<ObjectNode> latestFirst(Kind kind, OptionalLong olderThan, OptionalLong newerThan) {
        return base.latestFirst(kind, olderThan, newerThan);
    }

    @Override
    public Stream<ObjectNode> earliestFirst(Kind kind, OptionalLong newerThan) {
        return base.earliestFirst(kind, newerThan);
    }

    /** As committed before this transaction, with this transaction's changes to those objects, and its new objects first. */
    @Override
    public Stream<ObjectNode> ownedBy(Kind kind, String owner) {
        Stream<ObjectNode> added = changes.entrySet().stream()
                .filter(change -> change.getKey().kind() == kind
                        && base.position(kind, change.getKey().id()).isEmpty())
                .flatMap(change -> change.getValue().stream())
                .filter(value -> Json.text(value, kind.owner()).equals(owner))
                .map(ObjectNode::deepCopy);
        Stream<ObjectNode> known = base.ownedBy(kind, owner)
                .flatMap(value ->
                        changes.getOrDefault(new Key(kind, Json.text(value, "id")), Optional.of(value)).stream());
        return Stream.concat(added, known);
    }

    @Override
    public OptionalLong position(Kind kind, String id) {
        return base.position(kind, id);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    List<Runnable> actionsAfterCommit() {
        return afterCommit;
    }

    /** The journal's form of this transaction: {@code {"c": [[kind, id, value or null], ...]}}. */
    ObjectNode toJournal() {
        ArrayNode list = Json.array();
        changes.forEach((key, value) -> {
            ArrayNode change = list.addArray().add(key.kind().name()).add(key.id());
            value.ifPresentOrElse(change::add, change::addNull);
        });
        ObjectNode line = Json.object();
        line.set("c", list);
        return line;
    }
}
