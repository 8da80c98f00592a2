package org.carrel.config;

import java.math.BigDecimal;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns YAML into a tree that the schema can check, and notes the line of every path on the way.
 * Keys that stand twice are problems; references to collections are refused, so a small file cannot
 * become a large tree.
 */
final class YamlTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setMaxAliasesForCollections(0)
                    .build();

    private final Problems problems;

    private YamlTree(Problems problems) {
        this.problems = problems;
    }

    /** The tree of the text; empty, with the problem told, where it is no YAML. */
    static Optional<JsonNode> read(String yaml, Problems problems) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(yaml);
            if (root.isEmpty()) {
                problems.error("", "is empty", "begin with one of the examples");
            }
            return root.map(node -> new YamlTree(problems).tree(node, ""));
        } catch (MarkedYamlEngineException broken) {
            broken.getProblemMark().ifPresent(mark -> problems.place("", mark.getLine() + 1));
            tellBroken(problems);
        } catch (YamlEngineException broken) {
            tellBroken(problems);
        }
        return Optional.empty();
    }

    /** The library's own message may quote the text, and with it a secret; ours does not. */
    private static void tellBroken(Problems problems) {
        problems.error("", "is no YAML", "look at the indentation, quotes and colons round here");
    }

    private JsonNode tree(Node node, String path) {
        node.getStartMark().map(YamlTree::line).ifPresent(line -> place(path, line));
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, path);
            case SequenceNode sequence -> sequence(sequence, path);
            case ScalarNode scalar -> scalar(scalar);
            default -> NODES.missingNode();
        };
    }

    private ObjectNode mapping(MappingNode mapping, String path) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
            String inside = Problems.join(path, key);
            JsonNode value = tree(tuple.getValueNode(), inside);
            tuple.getKeyNode().getStartMark().ifPresent(mark -> place(inside, line(mark)));
            if (object.has(key)) {
                problems.error(inside, "stands here twice", "keep one of the two");
            }
            object.set(key, value);
        }
        return object;
    }

    private ArrayNode sequence(SequenceNode sequence, String path) {
        ArrayNode array = NODES.arrayNode();
        for (Node each : sequence.getValue()) {
            array.add(tree(each, Problems.join(path, String.valueOf(array.size()))));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return NODES.booleanNode(value.equalsIgnoreCase("true"));
        }
        if (scalar.getTag().equals(Tag.INT) && value.matches("-?[0-9]{1,9}")) {
            return NODES.numberNode(Integer.parseInt(value));
        }
        if (scalar.getTag().equals(Tag.FLOAT) && value.matches("[0-9]{1,7}\\.[0-9]{1,3}")) {
            return NODES.numberNode(new BigDecimal(value));
        }
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        if (number) {
            // no key of ours takes such a number; the schema says so, and nothing overflows
            return NODES.numberNode(0.5);
        }
        return scalar.getTag().equals(Tag.NULL) ? NODES.nullNode() : NODES.stringNode(value);
    }

    private void place(String path, int line) {
        problems.place(path, line);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
