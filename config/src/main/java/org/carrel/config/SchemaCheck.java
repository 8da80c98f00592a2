package org.carrel.config;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Holds a tree against {@code carrel.schema.json} and tells what does not fit in our own words; the
 * library's words may quote the value, which could be a secret.
 */
final class SchemaCheck {

    private static final JsonNode DOCUMENT = document();
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(DOCUMENT);

    private SchemaCheck() {}

    /** Tells every place where the tree does not fit the schema. */
    static void check(JsonNode tree, Problems problems) {
        for (Error error : SCHEMA.validate(tree)) {
            // what is wrong with a name is told better by whoever looks it up
            if (!error.getEvaluationPath().toString().contains("propertyNames")) {
                tell(error, problems);
            }
        }
    }

    private static void tell(Error error, Problems problems) {
        String path = path(error.getInstanceLocation());
        String inside =
                error.getProperty() == null ? path : Problems.join(path, error.getProperty());
        String form = description(error);
        switch (error.getKeyword()) {
            case "additionalProperties" ->
                    problems.error(
                            inside, "is no key known here", "take it out, or look at its spelling");
            case "required" -> problems.error(inside, "is missing", "add it");
            case "enum", "const" ->
                    problems.error(path, "is none of the words known here", choice(error));
            case "type" ->
                    problems.error(path, "has the wrong form", "write " + types(error) + form);
            case "minimum", "maximum" ->
                    problems.error(path, "is out of bounds", "choose another number" + form);
            default -> problems.error(path, "has the wrong form", "write it as described" + form);
        }
    }

    private static String choice(Error error) {
        JsonNode words = error.getSchemaNode();
        return words != null && words.isArray()
                ? "choose one of " + texts(words)
                : "look at the schema";
    }

    private static String types(Error error) {
        JsonNode types = error.getSchemaNode();
        String plain = types == null ? "" : types.isArray() ? texts(types) : types.asString();
        return switch (plain) {
            case "string" -> "text, in quotes where it could be taken for a number";
            case "object" -> "a group of keys";
            case "array" -> "a list";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            default -> "another kind of value";
        };
    }

    /** The schema's own description of what was expected. */
    private static String description(Error error) {
        NodePath place = error.getSchemaLocation().getFragment();
        JsonNode node = DOCUMENT;
        for (int at = 0; at < place.getNameCount() - 1; at++) {
            node = node.path(place.getName(at));
        }
        String text = node.path("description").asString("");
        return text.isEmpty() ? "" : ": " + text;
    }

    private static String path(NodePath location) {
        String path = "";
        for (int at = 0; at < location.getNameCount(); at++) {
            path = Problems.join(path, String.valueOf(location.getElement(at)));
        }
        return path;
    }

    private static String texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static JsonNode document() {
        var schema = SchemaCheck.class.getResourceAsStream("/carrel.schema.json");
        return new ObjectMapper().readTree(schema);
    }
}
