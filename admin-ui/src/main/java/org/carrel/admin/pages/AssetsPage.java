package org.carrel.admin.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;

/** Styles and scripts, which are the same for everybody and tell nothing. */
final class AssetsPage {
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String HTMX =
            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private record Asset(String type, String content) {}

    private final Map<String, Asset> assets = new TreeMap<>();

    AssetsPage() {
        add("console.css", CSS, "/org/carrel/admin/assets/console.css");
        add("console.js", JAVASCRIPT, "/org/carrel/admin/assets/console.js");
        add("carrel.svg", "image/svg+xml; charset=utf-8", "/org/carrel/admin/assets/carrel.svg");
        add("uplot.js", JAVASCRIPT, "/org/carrel/admin/assets/uPlot.iife.min.js");
        add("uplot.css", CSS, "/org/carrel/admin/assets/uPlot.min.css");
        add("htmx.js", JAVASCRIPT, HTMX);
    }

    List<Route> routes() {
        return List.of(Route.look("/assets/{name}", Access.OPEN, this::asset));
    }

    /** Changes whenever one of them does. */
    String version() {
        CRC32 sum = new CRC32();
        assets.values().forEach(each -> sum.update(each.content().getBytes(UTF_8)));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private Answer asset(Visit visit) {
        Asset asset = assets.get(visit.place("name"));
        return asset == null
                ? Answer.missing()
                : new Answer.Plain(
                        new Reply(
                                200,
                                asset.type(),
                                asset.content(),
                                Map.of("Cache-Control", "private, max-age=86400")));
    }

    private void add(String name, String type, String resource) {
        try (InputStream in =
                Objects.requireNonNull(AssetsPage.class.getResourceAsStream(resource), resource)) {
            assets.put(name, new Asset(type, new InputStreamReader(in, UTF_8).readAllAsString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
