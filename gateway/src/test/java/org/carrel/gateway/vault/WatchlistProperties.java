package org.carrel.gateway.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carrel.gateway.vault.Watchlist.Kind;
import org.carrel.gateway.watch.Watchers;
import org.junit.jupiter.api.Test;

/** The search with polynomials finds what a naive search for the texts themselves finds. */
class WatchlistProperties {
    private static final int HOUSES = 300;
    private static final int TEXTS = 60;
    private static final List<Kind> KINDS = List.of(Kind.values());

    /** Few letters, so that secrets stand in texts by chance, and nearly so more often still. */
    private static final String LETTERS = "aAbB12 ,.é";

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void it_finds_what_a_naive_search_finds() {
        try (Vaults vaults = new Vaults(1, new Watchers(List.of()))) {
            for (int house = 0; house < HOUSES; house++) {
                try (Vault vault = vaults.open()) {
                    tryTexts(vault.watchlist());
                }
            }
        }
    }

    private void tryTexts(Watchlist watchlist) {
        List<Secret> secrets = new ArrayList<>();
        for (int at = 0; at < 8; at++) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            Secret secret = new Secret(kind, text(random.nextInt(3, 12)));
            watchlist.learn(kind, bytes(secret.text));
            secrets.add(secret);
        }
        EnumSet<Kind> kinds = EnumSet.allOf(Kind.class);
        kinds.removeIf(each -> random.nextInt(4) == 0);
        for (int at = 0; at < TEXTS; at++) {
            String text = maybePlanted(secrets);
            boolean expected = secrets.stream().anyMatch(each -> each.isSeen(text, kinds));
            ByteBuf inside = bytes("aa" + text + "aa");
            assertEquals(
                    expected,
                    watchlist.shows(inside.nioBuffer(), 2, 2 + text.length(), kinds),
                    () -> "seed " + seed + ", text <" + text + ">, secrets " + secrets + kinds);
        }
    }

    private String maybePlanted(List<Secret> secrets) {
        String text = text(random.nextInt(0, 30));
        if (random.nextBoolean()) {
            return text;
        }
        int at = random.nextInt(0, text.length() + 1);
        String planted = secrets.get(random.nextInt(secrets.size())).text;
        return text.substring(0, at)
                + (random.nextBoolean() ? planted : " " + planted + " ")
                + text.substring(at);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, length)
                .forEach(ignored -> text.append(LETTERS.charAt(random.nextInt(LETTERS.length()))));
        return text.toString();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(ISO_8859_1));
    }

    private record Secret(Kind kind, String text) {
        boolean isSeen(String where, EnumSet<Kind> kinds) {
            boolean whole = kinds.contains(kind) && isSeen(trimmed(text), where, kind);
            if (kind != Kind.NAME || !kinds.contains(Kind.NAME_PART)) {
                return whole;
            }
            List<String> parts = List.of(text.split("[ ,.]", -1));
            return whole
                    || parts.stream()
                            .filter(part -> part.length() >= 4)
                            .anyMatch(part -> isSeen(part, where, Kind.NAME_PART));
        }

        private static boolean isSeen(String secret, String where, Kind kind) {
            if (secret.length() < 4) {
                return false;
            }
            String sought = secret.toLowerCase(Locale.ROOT);
            String text = where.toLowerCase(Locale.ROOT);
            if (secret.length() < 8 && (kind == Kind.PIN || secret.matches("[0-9]+"))) {
                return trimmed(text).equals(sought);
            }
            int at = text.indexOf(sought);
            while (at >= 0 && !isWord(text, at, at + sought.length())) {
                at = text.indexOf(sought, at + 1);
            }
            return at >= 0;
        }

        private static boolean isWord(String text, int from, int to) {
            return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
                    && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
        }

        private static String trimmed(String text) {
            return text.replaceAll("^ +| +$", "");
        }
    }
}
