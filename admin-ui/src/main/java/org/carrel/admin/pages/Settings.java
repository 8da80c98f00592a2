package org.carrel.admin.pages;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.ListenerConfig;
import org.carrel.config.TargetConfig;
import org.carrel.config.TlsConfig;
import org.carrel.config.TokenConfig;
import org.carrel.config.TokenForm;
import org.carrel.config.UpstreamConfig;
import org.carrel.sip2.Sip2Dialect;

/** What the configuration says of a door or an upstream, setting by setting; no secret. */
final class Settings {
    private Settings() {}

    static Map<String, String> of(ListenerConfig door) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bind", door.bind().text());
        all.put("profile", door.profile().name().text());
        all.put("upstream", door.upstream().text());
        if (!door.routes().isEmpty()) {
            all.put(
                    "routes",
                    door.routes().entrySet().stream()
                            .map(each -> each.getKey().text() + " → " + each.getValue())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        door.vendor().ifPresent(each -> all.put("vendor", each.text()));
        encryption(all, door.tls());
        dialect(all, door.dialect());
        all.put("idle", seconds(door.session().idle()));
        all.put("longest", seconds(door.session().maximum()));
        return all;
    }

    static Map<String, String> of(CatalogueConfig door) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bind", door.bind().text());
        all.put(
                "databases",
                door.databases().entrySet().stream()
                        .map(each -> each.getKey() + " → " + each.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        encryption(all, door.tls());
        all.put("idle", seconds(door.session().idle()));
        all.put("longest", seconds(door.session().maximum()));
        return all;
    }

    static Map<String, String> of(UpstreamConfig peer) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("address", peer.address().text());
        encryption(all, peer.tls());
        peer.login().ifPresent(login -> all.put("login", login.user()));
        dialect(all, peer.dialect());
        all.put("timeout", seconds(peer.timeout()));
        all.put("connections", Integer.toString(peer.connections().maximum()));
        peer.token().ifPresent(token -> token(all, token));
        return all;
    }

    static Map<String, String> of(TargetConfig peer) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("address", peer.address().text());
        encryption(all, peer.tls());
        peer.login().ifPresent(login -> all.put("login", login.user()));
        all.put("timeout", seconds(peer.timeout()));
        all.put("connections", Integer.toString(peer.associations().maximum()));
        all.put(
                "databases",
                peer.databases().entrySet().stream()
                        .map(each -> each.getKey() + " → " + each.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        return all;
    }

    private static void token(Map<String, String> all, TokenConfig token) {
        all.put("token-form", form(token.form()));
        token.prefix().ifPresent(each -> all.put("token-prefix", each));
    }

    private static String form(TokenForm form) {
        return switch (form) {
            case TokenForm.Codabar14 _ -> "codabar14";
            case TokenForm.Text _ -> "text";
            case TokenForm.Digits _ -> "digits";
        };
    }

    private static void encryption(Map<String, String> all, TlsConfig tls) {
        all.put("encryption", Peers.word(tls.mode()));
        tls.certificate().ifPresent(each -> all.put("certificate", each.toString()));
        tls.ca().ifPresent(each -> all.put("ca", each.toString()));
        tls.clientCa().ifPresent(each -> all.put("client-ca", each.toString()));
    }

    private static void dialect(Map<String, String> all, Sip2Dialect dialect) {
        all.put("charset", Peers.word(dialect.charset()));
        all.put("delimiter", Character.toString(dialect.delimiter()));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() % 60 == 0 && duration.toSeconds() > 0
                ? duration.toMinutes() + " min"
                : duration.toMillis() % 1000 == 0
                        ? duration.toSeconds() + " s"
                        : duration.toMillis() + " ms";
    }
}
