package org.carrel.console;

import static org.carrel.console.Clicks.DRAFT;
import static org.carrel.console.Clicks.FIRST;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How versions of the configuration are drafted on many pages, decided, and put in force. */
final class DraftClicks {
    private static final String VERSION = "/configuration/";
    private static final String KEY = "prefix: \"29998\", key: \"inline:[0-9a-f]+\"";
    private static final String KEPT = "prefix: \"29998\", second-prefix: \"29997\"";
    private static final String RULES =
            """
            policies:
              ours:
                extends: vendor-minimal
                elements:
                  sip2:CT: drop
            """;
    private static final String DOOR =
            """
            protocol: sip2
            bind: 127.0.0.1:6005
            profile: sorter
            upstream: ils
            tls: { mode: plain }
            """;
    private static final String VENDOR =
            """
            protocol: sip2
            trust: vendor
            address: 127.0.0.1:6009
            tls: { mode: plain }
            token: { class: session, form: codabar14, prefix: "29996" }
            """;

    private DraftClicks() {}

    static List<Click> all() {
        return Stream.of(rules(), drafts()).flatMap(List::stream).toList();
    }

    /** Afterwards the vendor's key is kept by the gateway, and there are rules of our own. */
    private static List<Click> rules() {
        return List.of(
                draft("/configuration", "", "privacy-officer-de")
                        .filling(changing(text -> text.replaceAll(KEY, KEPT) + RULES)),
                Click.of("/configuration/{number}/approve", "operator-en")
                        .writtenBy("privacy-officer")
                        .about(DRAFT)
                        .on(VERSION + DRAFT)
                        .pressing("version.approve")
                        .saying("version.approved.done"),
                draft("/policies/{name}/rule", "ours", "operator-de")
                        .pressing("policy.rule.button")
                        .filling(form -> {
                            form.locator("#element").fill("sip2:AE");
                            form.locator("#action").selectOption("blank");
                            reason(form);
                        }),
                Click.of("/configuration/{number}/reject", "privacy-officer-en")
                        .about(DRAFT)
                        .on(VERSION + DRAFT)
                        .pressing("version.reject")
                        .saying("version.rejected.done"),
                Click.of("/configuration/{number}/again", "privacy-officer-de")
                        .about(DRAFT)
                        .on(VERSION + DRAFT)
                        .pressing("version.back")
                        .saying("policies.drafted"));
    }

    private static List<Click> drafts() {
        return List.of(
                draft("/terminals/{name}", "gates", "operator-en")
                        .filling(
                                changing(text ->
                                        text.stripTrailing()
                                                + "\n    session: { idle: 60s, maximum: 15m }\n")),
                draft("/terminals", "", "operator-de").filling(adding("annexe", DOOR)),
                draft("/upstreams/{name}", "till", "operator-de")
                        .filling(changing(text -> text.replace("timeout: 4s", "timeout: 3s"))),
                draft("/upstreams", "", "operator-en").filling(adding("printer", VENDOR)),
                draft("/settings/kept", "", "privacy-officer-en")
                        .filling(form -> {
                            form.locator("#days-ledger-hours").fill("14");
                            reason(form);
                        }),
                Click.of("/configuration/{number}/approve", "operator-de")
                        .writtenBy("privacy-officer")
                        .about(DRAFT)
                        .on(VERSION + DRAFT)
                        .pressing("version.approve")
                        .saying("version.approved.done"),
                Click.of("/configuration/{number}/enforce", "operator-en")
                        .about(FIRST)
                        .on(VERSION + FIRST)
                        .pressing("version.enforce")
                        .saying("version.approved.done"));
    }

    private static Click draft(String path, String about, String who) {
        return Click.of(path, who)
                .about(about)
                .on(path.replace("{name}", about).replace("/rule", ""))
                .pressing("policies.draft")
                .saying("policies.drafted");
    }

    private static Consumer<Locator> changing(UnaryOperator<String> change) {
        return form -> {
            Locator text = form.locator("#text");
            text.fill(change.apply(text.inputValue()));
            reason(form);
        };
    }

    private static Consumer<Locator> adding(String name, String part) {
        return form -> {
            form.locator("#name").fill(name);
            form.locator("#text").fill(part);
            reason(form);
        };
    }

    private static void reason(Locator form) {
        form.locator("#reason").fill("tried by hand");
    }
}
