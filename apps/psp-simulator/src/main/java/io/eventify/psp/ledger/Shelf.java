package io.eventify.psp.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All objects of one kind: by id, in the order of creation, and by owner. Kept serialised: compact, and nobody can change them by accident. */
final class Shelf {
    record Item(String id, long position, byte[] json, String owner) {}

    private final Map<String, Item> byId = new HashMap<>();
    private final NavigableMap<Long, Item> byPosition = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Item>> byOwner = new HashMap<>();

    void put(String id, byte[] json, String owner, long nextPosition) {
        Item old = byId.get(id);
        remove(id);
        Item item = new Item(id, old == null ? nextPosition : old.position(), json, owner);
        byId.put(id, item);
        byPosition.put(item.position(), item);
        if (!owner.isEmpty()) {
            byOwner.computeIfAbsent(owner, o -> new TreeMap<>()).put(item.position(), item);
        }
    }

    void remove(String id) {
        Item old = byId.remove(id);
        if (old == null) {
            return;
        }
        byPosition.remove(old.position());
        byOwner.computeIfPresent(old.owner(), (owner, items) -> withoutPosition(items, old.position()));
    }

    private static @Nullable NavigableMap<Long, Item> withoutPosition(NavigableMap<Long, Item> items, long position) {
        items.remove(position);
        return items.isEmpty() ? null : items;
    }

    Optional<Item> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    NavigableMap<Long, Item> inOrder() {
        return byPosition;
    }

    NavigableMap<Long, Item> inOrder(String owner) {
        return byOwner.getOrDefault(owner, new TreeMap<>());
    }

    int size() {
        return byId.size();
    }
}
