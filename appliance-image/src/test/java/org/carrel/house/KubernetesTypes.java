package org.carrel.house;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Judges objects by Kubernetes' own description of its types: a field that is not known, one that
 * is missing, and a value of another type are faults. What only a cluster can tell (names that are
 * taken, words out of a list) is not seen here.
 */
final class KubernetesTypes {
    private static final Gson GSON =
            new GsonBuilder()
                    .registerTypeAdapter(
                            OffsetDateTime.class,
                            (JsonDeserializer<OffsetDateTime>)
                                    (json, _, _) -> OffsetDateTime.parse(json.getAsString()))
                    .create();

    private KubernetesTypes() {}

    /** What is wrong with an object; nothing if it is right. */
    static Optional<String> fault(JsonNode object) {
        JsonElement json = JsonParser.parseString(object.toString());
        try {
            Class<?> type = typed(object, json);
            // a number in a text, or a text for a number, is read all the same, and written
            // otherwise
            JsonElement again = withoutEmpty(GSON.toJsonTree(GSON.fromJson(json, type)));
            return again.equals(withoutEmpty(json))
                    ? Optional.empty()
                    : Optional.of("is read as " + again + " and was " + json);
        } catch (IllegalArgumentException | JsonParseException | IOException fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        }
    }

    /** The types have an empty list or map where there is none. */
    private static JsonElement withoutEmpty(JsonElement json) {
        if (json.isJsonArray()) {
            JsonArray items = new JsonArray();
            json.getAsJsonArray().forEach(item -> items.add(withoutEmpty(item)));
            return items;
        }
        if (json.isJsonObject()) {
            JsonObject members = new JsonObject();
            json.getAsJsonObject()
                    .asMap()
                    .forEach((name, member) -> {
                        JsonElement kept = withoutEmpty(member);
                        if (!kept.equals(new JsonArray()) && !kept.equals(new JsonObject())) {
                            members.add(name, kept);
                        }
                    });
            return members;
        }
        return json;
    }

    private static Class<?> typed(JsonNode object, JsonElement json) throws IOException {
        String kind = object.path("apiVersion").asString() + " " + object.path("kind").asString();
        return switch (kind) {
            case "v1 ConfigMap" -> {
                V1ConfigMap.validateJsonElement(json);
                yield V1ConfigMap.class;
            }
            case "v1 Service" -> {
                V1Service.validateJsonElement(json);
                yield V1Service.class;
            }
            case "apps/v1 StatefulSet" -> {
                V1StatefulSet.validateJsonElement(json);
                yield V1StatefulSet.class;
            }
            case "policy/v1 PodDisruptionBudget" -> {
                V1PodDisruptionBudget.validateJsonElement(json);
                yield V1PodDisruptionBudget.class;
            }
            case "networking.k8s.io/v1 NetworkPolicy" -> {
                V1NetworkPolicy.validateJsonElement(json);
                yield V1NetworkPolicy.class;
            }
            default -> throw new IllegalArgumentException("nobody here knows a " + kind);
        };
    }
}
