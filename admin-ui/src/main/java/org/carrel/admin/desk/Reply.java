package org.carrel.admin.desk;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status HTTP's number
 * @param type of the body, which is always text
 * @param headers besides those that every answer has
 */
public record Reply(int status, String type, String body, Map<String, String> headers) {
    private static final String HTML = "text/html; charset=utf-8";
    private static final int SEE_OTHER = 303;

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A page, or a part of one. */
    public static Reply page(int status, String html) {
        return new Reply(status, HTML, html, Map.of());
    }

    /** A page, or a part of one. */
    public static Reply page(String html) {
        return page(200, html);
    }

    /** Go on there, on this console. */
    public static Reply to(String path) {
        return new Reply(SEE_OTHER, HTML, "", Map.of("Location", path));
    }

    /** A text of some kind. */
    public static Reply text(int status, String type, String text) {
        return new Reply(status, type, text, Map.of());
    }

    /** A file to keep. */
    public static Reply file(String name, String type, String text) {
        return text(200, type, text)
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    /** The same with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }
}
