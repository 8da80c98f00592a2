package org.carrel.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything that the staff of the demonstration can do with a page's buttons, in an order in which
 * it can be done. {@code (draft)} stands for the newest version, {@code (first)} for the first.
 */
final class Clicks {
    static final String DRAFT = "(draft)";
    static final String FIRST = "(first)";
    static final String NEWCOMER = "zoe";

    private Clicks() {}

    static List<Click> all() {
        return Stream.of(looking(), doors(), DraftClicks.all(), keys(), vendors(), staff())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Click> looking() {
        return List.of(
                Click.of("/audit/verify", "auditor-de")
                        .on("/audit")
                        .pressing("audit.verify")
                        .saying("audit.whole"),
                Click.of("/today/compare", "vendor-manager-en")
                        .on("/today")
                        .pressing("today.compare")
                        .saying("today.compared"),
                Click.of("/upstreams/{name}/test", "operator-de")
                        .about("ils")
                        .on("/upstreams/ils")
                        .pressing("peer.test")
                        .saying("trial.well"),
                Click.of("/upstreams/{name}/test", "operator-en")
                        .about("stacks")
                        .on("/upstreams/stacks")
                        .filling(form -> form.locator("#query").fill("title = walden"))
                        .pressing("peer.test")
                        .saying("trial.records"),
                Click.of("/rehearsal", "privacy-officer-de")
                        .filling(form -> {
                            form.locator("#door").selectOption("kiosks");
                            form.locator("#question").fill(question());
                        })
                        .pressing("rehearsal.play")
                        .saying("rehearsal.out"),
                Click.of("/settings/backup", "operator-de")
                        .on("/settings/kept")
                        .pressing("kept.back-up")
                        .saying("kept.backed-up"));
    }

    private static String question() {
        return "6300120261130    100000  Y       AORIV|AA29001000000017|AC|AD0000|";
    }

    private static List<Click> doors() {
        return List.of(
                Click.of("/terminals/{name}/drain", "operator-en")
                        .about("gates")
                        .on("/terminals/gates")
                        .pressing("door.drain")
                        .saying("door.drained.done"),
                Click.of("/terminals/{name}/reopen", "operator-de")
                        .about("gates")
                        .on("/terminals/gates")
                        .pressing("door.reopen")
                        .saying("door.reopened.done"));
    }

    private static List<Click> keys() {
        Click roll = Click.of("/keys/{upstream}/roll", "privacy-officer-de");
        Click shred = Click.of("/keys/{upstream}/shred", "privacy-officer-en");
        return Stream.of(
                        roll.pressing("keys.roll").saying("keys.asked"),
                        Click.of("/keys/{upstream}/reject", "operator-en")
                                .pressing("keys.reject")
                                .saying("keys.rejected"),
                        shred.filling(form -> form.locator("#meant-press").fill("press"))
                                .pressing("keys.shred")
                                .saying("keys.asked"),
                        Click.of("/keys/{upstream}/approve", "operator-de")
                                .writtenBy("privacy-officer")
                                .pressing("keys.approve")
                                .saying("keys.shredded"))
                .map(each -> each.about("press").on("/keys"))
                .toList();
    }

    private static List<Click> vendors() {
        return Stream.of(
                        Click.of("/vendors/{name}", "vendor-manager-de")
                                .filling(form -> form.locator("#basis").selectOption("contract"))
                                .pressing("vendor.keep")
                                .saying("vendors.kept"),
                        Click.of("/vendors/{name}/review", "vendor-manager-en")
                                .pressing("vendor.review.button")
                                .saying("vendors.reviewed"),
                        Click.of("/vendors/{name}/policy", "privacy-officer-de")
                                .filling(form -> form.locator("#text").fill("We keep nothing."))
                                .pressing("vendor.policy.keep")
                                .saying("vendors.policy-kept"))
                .map(each -> each.about("till").on("/vendors/till"))
                .toList();
    }

    private static List<Click> staff() {
        Consumer<Locator> asAuditor = form -> form.getByRole(AriaRole.CHECKBOX).last().check();
        return Stream.of(
                        user("", "operator-en", "settings.add.button", "settings.added")
                                .filling(form -> {
                                    form.locator("#user-name").fill(NEWCOMER);
                                    asAuditor.accept(form);
                                }),
                        user(
                                        "/{name}/roles",
                                        "operator-de",
                                        "settings.give",
                                        "settings.roles-changed")
                                .filling(form -> form.locator("[value=vendor-manager]").check()),
                        user(
                                "/{name}/first-password",
                                "operator-en",
                                "settings.draw",
                                "settings.drawn"),
                        user(
                                "/{name}/disable",
                                "operator-de",
                                "settings.disable",
                                "settings.disabled"),
                        user(
                                "/{name}/enable",
                                "operator-en",
                                "settings.enable",
                                "settings.enabled"),
                        Click.of("/settings/tokens", "auditor-de")
                                .filling(form -> {
                                    form.locator("#token-name").fill("ear");
                                    asAuditor.accept(form);
                                })
                                .pressing("settings.token-draw")
                                .saying("settings.token-new"),
                        Click.of("/settings/tokens/{name}/remove", "operator-en")
                                .about("ear")
                                .pressing("settings.token-end")
                                .saying("settings.token-ended"),
                        user(
                                        "/{name}/sign-out",
                                        "operator-de",
                                        "settings.sign-out",
                                        "settings.signed-out")
                                .about("vendor-manager"))
                .map(each -> each.on("/settings"))
                .toList();
    }

    private static Click user(String what, String who, String button, String says) {
        return Click.of("/settings/users" + what, who)
                .about(NEWCOMER)
                .pressing(button)
                .saying(says);
    }
}
