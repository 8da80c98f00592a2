package org.carrel.admin.pages;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Facts for programs: of a record its components, and nothing that it works out of them. */
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE))
                    .build();

    private Json() {}

    static String of(Object facts) {
        return MAPPER.writeValueAsString(facts);
    }

    /**
     * What a program sent along: an object of texts, or of lists of texts. Empty where it is
     * anything else.
     */
    public static Map<String, List<String>> parameters(String body) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        try {
            JsonNode tree = MAPPER.readTree(body);
            tree.forEachEntry((name, value) ->
                    all.put(
                            name,
                            value.isArray()
                                    ? value.valueStream().map(JsonNode::asString).toList()
                                    : List.of(value.asString())));
            return all;
        } catch (JacksonException nonsense) {
            return Map.of();
        }
    }
}
