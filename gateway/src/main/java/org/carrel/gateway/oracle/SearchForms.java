package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every form in which a value is searched for (privacy.md §4.4). Gzip and zip are not among them:
 * the search unpacks what it meets. One thread, one value.
 */
final class SearchForms {
    private static final Charset CP850 = Charset.forName("IBM850");
    private static final List<String> DIGESTS = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");
    private static final int DIGEST_CHARACTERS = 32;
    private static final int DIGITS_TOGETHER = 4;
    private static final int FRAGMENT = 11;

    /** By their bytes, so that no form is searched for twice under two names. */
    private final Map<ByteBuffer, SearchForm> forms = new HashMap<>();

    private SearchForms() {}

    static List<SearchForm> of(CanaryValue value) {
        SearchForms made = new SearchForms();
        value.cores().forEach(core -> made.written(value.what(), core));
        made.digested(value.text());
        return List.copyOf(made.forms.values());
    }

    private void written(ValueClass what, String core) {
        text("raw", core);
        text("lower case", core.toLowerCase(Locale.ROOT));
        text("upper case", core.toUpperCase(Locale.ROOT));
        text("reversed", new StringBuilder(core).reverse().toString());
        if (what == ValueClass.CARD) {
            card(core);
        }
        if (core.chars().allMatch(Character::isDigit)) {
            text("split by spaces", split(core, " "));
            text("split by hyphens", split(core, "-"));
        }
        byte[] plain = core.getBytes(UTF_8);
        add("hex", HexFormat.of().formatHex(plain));
        add("hex", HexFormat.of().withUpperCase().formatHex(plain));
        base64(plain);
        add("url-escaped", URLEncoder.encode(core, UTF_8));
        add("json-escaped", escaped(core, "\\u%04x"));
        add("json-escaped", escaped(core, "\\u%04X"));
        add("xml-escaped", escaped(core, "&#%d;"));
        add("xml-escaped", escaped(core, "&#x%x;"));
    }

    /**
     * A card that was cut short, or given another check digit, or read as a number. Fragments of
     * ten digits and fewer are not looked for: among thousands of cards and tokens they occur by
     * chance.
     */
    private void card(String card) {
        int length = card.length();
        text("without check digit", card.substring(0, length - 1));
        text("first eleven digits", card.substring(0, FRAGMENT));
        text("last eleven digits", card.substring(length - FRAGMENT));
        long number = Long.parseLong(card);
        add(plain("number", ByteBuffer.allocate(Long.BYTES).putLong(number).array()));
        long turned = Long.reverseBytes(number);
        add(plain("number", ByteBuffer.allocate(Long.BYTES).putLong(turned).array()));
    }

    private void text(String name, String text) {
        add(plain(name, text.getBytes(UTF_8)));
        add(plain(name + ", iso-8859-1", text.getBytes(ISO_8859_1)));
        add(plain(name + ", cp850", text.getBytes(CP850)));
        add(plain(name + ", utf-16le", text.getBytes(UTF_16LE)));
        add(plain(name + ", utf-16be", text.getBytes(UTF_16BE)));
    }

    /** What stays the same whatever stands before and behind, at each of the three alignments. */
    private void base64(byte[] plain) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + plain.length];
            System.arraycopy(plain, 0, shifted, before, plain.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            Base64.Encoder usual = Base64.getEncoder();
            add("base64", usual.encodeToString(shifted).substring(from, to));
            add("base64", Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
    }

    private void digested(String text) {
        for (String algorithm : DIGESTS) {
            byte[] digest = digest(algorithm, text);
            String hex = HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(digest);
            digestForm(algorithm, hex);
            digestForm(algorithm, hex.toUpperCase(Locale.ROOT));
            digestForm(
                    algorithm, base64.substring(0, Math.min(DIGEST_CHARACTERS, base64.length())));
        }
    }

    private void digestForm(String algorithm, String characters) {
        add(
                new SearchForm(
                        algorithm.toLowerCase(Locale.ROOT), characters.getBytes(US_ASCII), true));
    }

    private void add(String name, String ascii) {
        add(plain(name, ascii.getBytes(UTF_8)));
    }

    private static SearchForm plain(String name, byte[] bytes) {
        return new SearchForm(name, bytes, false);
    }

    private void add(SearchForm form) {
        forms.putIfAbsent(form.look(), form);
    }

    private static String split(String digits, String by) {
        return digits.replaceAll("(.{" + DIGITS_TOGETHER + "})(?=.)", "$1" + by);
    }

    private static String escaped(String text, String escape) {
        return text.chars()
                .mapToObj(letter ->
                        letter < 0x80 ? Character.toString(letter) : escape.formatted(letter))
                .collect(Collectors.joining());
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasThem) {
            throw new IllegalStateException(everyJavaHasThem);
        }
    }
}
