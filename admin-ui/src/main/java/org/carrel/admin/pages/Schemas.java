package org.carrel.admin.pages;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * JSON Schemas (2020-12) of facts, made from their records, so that there is no second place to
 * keep. Each record stands once, by its name. One thread.
 */
final class Schemas {
    private final Map<String, Object> records = new TreeMap<>();

    /** All records that were spoken of. */
    Map<String, Object> records() {
        return records;
    }

    /** The schema of a record, of which the others know the name. */
    Map<String, Object> of(Class<?> facts) {
        String name = facts.getName().replaceFirst(".*\\.", "").replace('$', '.');
        if (!records.containsKey(name)) {
            records.put(name, Map.of()); // it may hold itself
            records.put(name, object(facts));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** The schema of a list of them. */
    Map<String, Object> many(Class<?> facts) {
        return Map.of("type", "array", "items", of(facts));
    }

    private Map<String, Object> object(Class<?> facts) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent each : facts.getRecordComponents()) {
            properties.put(each.getName(), of(each.getGenericType()));
        }
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.copyOf(properties.keySet()),
                "additionalProperties",
                false);
    }

    private Map<String, Object> of(Type type) {
        return switch (type) {
            case ParameterizedType generic -> of(generic);
            case Class<?> single when single.isRecord() -> of(single);
            case Class<?> single when single.isEnum() ->
                    Map.of(
                            "type",
                            "string",
                            "enum",
                            Arrays.stream(single.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
            default -> plain(type);
        };
    }

    private Map<String, Object> of(ParameterizedType generic) {
        Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
        if (generic.getRawType() == Optional.class) {
            return Map.of("anyOf", List.of(of(last), Map.of("type", "null")));
        }
        return generic.getRawType() == Map.class
                ? Map.of("type", "object", "additionalProperties", of(last))
                : Map.of("type", "array", "items", of(last));
    }

    private static Map<String, Object> plain(Type type) {
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        return Map.of("type", PLAIN.getOrDefault(type, "string"));
    }

    private static final Map<Type, String> PLAIN =
            Map.of(
                    int.class, "integer",
                    long.class, "integer",
                    Integer.class, "integer",
                    Long.class, "integer",
                    double.class, "number",
                    boolean.class, "boolean");
}
