package org.carrel.console;

import static org.carrel.console.Clicks.BEFORE;
import static org.carrel.console.Clicks.DRAFT;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How versions of the configuration are drafted on many pages, decided, and put in force. */
final class DraftClicks {
    private static final String VERSION = "/configuration/";
    private static final String KEY = "prefix: \"29998\", key: \"inline:[0-9a-f]+\"";
    private static final String KEPT = "prefix: \"29998\", second-prefix: \"29997\"";
    private static final String QUICK = "timeout: 3s";
    private static final String SLOW = "timeout: 4s";
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

    private final ActTable table;

    DraftClicks(ActTable table) {
        this.table = table;
    }

    List<Click> all() {
        return Stream.of(versions(), drafts(), again()).flatMap(List::stream).toList();
    }

    /**
     * Each writes a version that the next releases, and afterwards a rule that the next refuses and
     * they draft again. Since the first of them the vendor's key is kept by the gateway, and there
     * are rules of our own.
     */
    private List<Click> versions() {
        List<String> writers = table.people("POST /configuration");
        return IntStream.range(0, writers.size())
                .boxed()
                .flatMap(turn ->
                        version(
                                turn == 0 ? DraftClicks::ours : DraftClicks::slower,
                                writers.get(turn),
                                writers.get((turn + 1) % writers.size())))
                .toList();
    }

    private static Stream<Click> version(UnaryOperator<String> change, String one, String other) {
        return Stream.of(
                draft("/configuration", "").filling(changing(change)).by(one),
                decision("approve", DRAFT)
                        .writtenBy(one)
                        .pressing("version.approve")
                        .saying("version.approved.done")
                        .by(other),
                draft("/policies/{name}/rule", "ours")
                        .pressing("policy.rule.button")
                        .filling(form -> {
                            form.locator("#element").fill("sip2:AE");
                            form.locator("#action").selectOption("blank");
                            reason(form);
                        })
                        .by(one),
                decision("reject", DRAFT)
                        .pressing("version.reject")
                        .saying("version.rejected.done")
                        .by(other),
                decision("again", DRAFT)
                        .pressing("version.back")
                        .saying("policies.drafted")
                        .by(one));
    }

    /** Puts each time that version in force again which was in force before. */
    private List<Click> again() {
        Click enforce =
                decision("enforce", BEFORE)
                        .pressing("version.enforce")
                        .saying("version.approved.done");
        return everybody(enforce).toList();
    }

    private List<Click> drafts() {
        return Stream.of(
                        draft("/terminals/{name}", "gates")
                                .filling(
                                        changing(text ->
                                                text.stripTrailing()
                                                        + "\n    session: { idle: 60s, maximum: 15m"
                                                        + " }\n")),
                        draft("/terminals", "").filling(adding("annexe", DOOR)),
                        draft("/upstreams/{name}", "till").filling(changing(DraftClicks::slower)),
                        draft("/upstreams", "").filling(adding("printer", VENDOR)),
                        draft("/settings/kept", "")
                                .filling(form -> {
                                    form.locator("#days-ledger-hours").fill("14");
                                    reason(form);
                                }))
                .flatMap(this::everybody)
                .toList();
    }

    private Stream<Click> everybody(Click click) {
        return table.people(click.act()).stream().map(click::by);
    }

    private static Click decision(String what, String version) {
        return Click.of(VERSION + "{number}/" + what).about(version).on(VERSION + version);
    }

    private static Click draft(String path, String about) {
        return Click.of(path)
                .about(about)
                .on(path.replace("{name}", about).replace("/rule", ""))
                .pressing("policies.draft")
                .saying("policies.drafted");
    }

    private static String ours(String text) {
        return text.replaceAll(KEY, KEPT) + RULES;
    }

    /** Another text each time. */
    private static String slower(String text) {
        return text.contains(QUICK)
                ? text.replaceFirst(QUICK, SLOW)
                : text.replaceFirst(SLOW, QUICK);
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
