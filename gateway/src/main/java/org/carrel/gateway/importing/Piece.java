package org.carrel.gateway.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of a configuration, with all that stands in it.
 *
 * @param number counts the elements in the order in which they were read, from 0
 * @param place where it begins
 * @param space its namespace; empty where it has none
 * @param name its name without a prefix
 * @param attributes by their names without prefixes
 * @param text its own text, without white space at both ends
 * @param children in their order
 */
record Piece(
        int number,
        Place place,
        String space,
        String name,
        Map<String, String> attributes,
        String text,
        List<Piece> children) {

    Piece {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The attribute, unless it is absent or empty. */
    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key)).filter(value -> !value.isBlank());
    }

    List<Piece> children(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).toList();
    }

    Optional<Piece> child(String wanted) {
        return children(wanted).stream().findFirst();
    }

    /** For a filter: what kind it is; early files write the kinds with dashes. */
    String type() {
        return attributes.getOrDefault("type", "").replace('-', '_');
    }
}
