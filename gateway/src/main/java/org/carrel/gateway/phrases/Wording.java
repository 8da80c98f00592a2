package org.carrel.gateway.phrases;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.carrel.config.phrase.Language;

/** One phrase, ready to be written in every language. Immutable. */
public final class Wording {
    private final Map<Language, byte[]> texts = new EnumMap<>(Language.class);

    /** A language without words of its own takes the usual one's, then the English, then any. */
    Wording(Map<Language, String> say, Language usual) {
        String otherwise =
                say.getOrDefault(
                        usual, say.getOrDefault(Language.ENGLISH, say.values().iterator().next()));
        for (Language language : Language.values()) {
            String text = say.getOrDefault(language, otherwise);
            texts.put(language, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Appends the phrase as UTF-8. */
    public void write(Language language, ByteBuf out) {
        out.writeBytes(in(language));
    }

    int longest() {
        return texts.values().stream().mapToInt(text -> text.length).max().orElseThrow();
    }

    private byte[] in(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }
}
