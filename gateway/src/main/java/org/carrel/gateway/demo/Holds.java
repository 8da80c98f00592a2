package org.carrel.gateway.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who waits for what, in the order of asking. One thread. */
final class Holds {
    private final Map<String, List<String>> queues = new LinkedHashMap<>();

    /** Puts the card at the end of the item's queue, once; its place, counted from 1. */
    int add(String card, Item item) {
        List<String> queue = queues.computeIfAbsent(item.barcode(), barcode -> new ArrayList<>());
        if (!queue.contains(card)) {
            queue.add(card);
        }
        return queue.indexOf(card) + 1;
    }

    /** Whether there was such a hold to take away. */
    boolean remove(String card, Item item) {
        List<String> queue = queues.get(item.barcode());
        return queue != null && queue.remove(card);
    }

    int waiting(Item item) {
        return queues.getOrDefault(item.barcode(), List.of()).size();
    }

    /** The card whose turn it is. */
    Optional<String> first(Item item) {
        return queues.getOrDefault(item.barcode(), List.of()).stream().findFirst();
    }

    /** Whether somebody else waits for it. */
    boolean keepsFrom(String card, Item item) {
        return first(item).filter(waiting -> !waiting.equals(card)).isPresent();
    }

    /** The items that this card waits for. */
    List<Item> by(String card) {
        return Stock.all().stream()
                .filter(item -> queues.getOrDefault(item.barcode(), List.of()).contains(card))
                .toList();
    }
}
