package org.carrel.console;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that the staff of the demonstration can do with a page's buttons, each act by
 * everybody who may, in an order in which it can be done. {@code (draft)} stands for the newest
 * version, {@code (before)} for the one that was in force before.
 */
final class Clicks {
    static final String DRAFT = "(draft)";
    static final String BEFORE = "(before)";

    private final ActTable table;

    Clicks(ActTable table) {
        this.table = table;
    }

    List<Click> all() {
        return Stream.of(
                        looking().flatMap(this::everybody),
                        doors(),
                        new DraftClicks(table).all().stream(),
                        keys(),
                        vendors(),
                        staff(),
                        tokens(),
                        holds())
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Click> everybody(Click click) {
        return table.people(click.act()).stream().map(click::by);
    }

    private static Stream<Click> looking() {
        return Stream.of(
                Click.of("/audit/verify")
                        .on("/audit")
                        .pressing("audit.verify")
                        .saying("audit.whole"),
                Click.of("/today/compare")
                        .on("/today")
                        .pressing("today.compare")
                        .saying("today.compared"),
                Click.of("/upstreams/{name}/test")
                        .about("ils")
                        .on("/upstreams/ils")
                        .pressing("peer.test")
                        .saying("trial.well"),
                Click.of("/upstreams/{name}/test")
                        .about("stacks")
                        .on("/upstreams/stacks")
                        .filling(form -> form.locator("#query").fill("title = walden"))
                        .pressing("peer.test")
                        .saying("trial.records"),
                Click.of("/rehearsal")
                        .filling(form -> {
                            form.locator("#door").selectOption("kiosks");
                            form.locator("#question").fill(question());
                        })
                        .pressing("rehearsal.play")
                        .saying("rehearsal.out"),
                Click.of("/settings/backup")
                        .on("/settings/kept")
                        .pressing("kept.back-up")
                        .saying("kept.backed-up"));
    }

    private static String question() {
        return "6300120261130    100000  Y       AORIV|AA29001000000017|AC|AD0000|";
    }

    private Stream<Click> doors() {
        Click drain =
                Click.of("/terminals/{name}/drain")
                        .about("gates")
                        .on("/terminals/gates")
                        .pressing("door.drain")
                        .saying("door.drained.done");
        Click reopen =
                Click.of("/terminals/{name}/reopen")
                        .about("gates")
                        .on("/terminals/gates")
                        .pressing("door.reopen")
                        .saying("door.reopened.done");
        return table.people(drain.act()).stream()
                .flatMap(who -> Stream.of(drain.by(who), reopen.by(who)));
    }

    /** Everybody who may decide decides once for and once against what somebody else asks. */
    private Stream<Click> keys() {
        List<String> deciders = table.people("POST /keys/{upstream}/approve");
        List<String> askers = table.people("POST /keys/{upstream}/shred");
        Click shred =
                key("shred", "keys.asked")
                        .filling(form -> form.locator("#meant-press").fill("press"));
        Click roll = key("roll", "keys.asked");
        Stream<Click> rolled =
                IntStream.range(0, deciders.size())
                        .boxed()
                        .flatMap(turn -> {
                            String decider = deciders.get(turn);
                            String next = askers.get(turn % askers.size());
                            String asker =
                                    next.equals(decider)
                                            ? askers.get((turn + 1) % askers.size())
                                            : next;
                            return Stream.of(
                                    shred.by(asker),
                                    key("reject", "keys.rejected").by(decider),
                                    roll.by(asker),
                                    key("approve", "keys.rolled").writtenBy(asker).by(decider));
                        });
        return Stream.concat(
                rolled,
                Stream.of(
                        shred.by(askers.getFirst()),
                        key("approve", "keys.shredded")
                                .writtenBy(askers.getFirst())
                                .by(deciders.getFirst())));
    }

    private static Click key(String what, String says) {
        return Click.of("/keys/{upstream}/" + what)
                .about("press")
                .on("/keys")
                .pressing("keys." + what)
                .saying(says);
    }

    private Stream<Click> vendors() {
        Click card =
                Click.of("/vendors/{name}")
                        .filling(form -> form.locator("#basis").selectOption("contract"))
                        .pressing("vendor.keep")
                        .saying("vendors.kept");
        Click review =
                Click.of("/vendors/{name}/review")
                        .pressing("vendor.review.button")
                        .saying("vendors.reviewed");
        return Stream.of(everybody(card), everybody(review), statements())
                .flatMap(each -> each)
                .map(each -> each.about("till").on("/vendors/till"));
    }

    /** Each finds that the vendor has written something else meanwhile. */
    private Stream<Click> statements() {
        Click keep =
                Click.of("/vendors/{name}/policy")
                        .pressing("vendor.policy.keep")
                        .saying("vendors.policy-kept");
        return everybody(keep)
                .map(each ->
                        each.filling(form ->
                                form.locator("#text").fill("We told " + each.who() + " all.")));
    }

    private Stream<Click> staff() {
        return table.people("POST /settings/users").stream().flatMap(Clicks::staff);
    }

    /** What an operator does about somebody of their own, from the first day to the last. */
    private static Stream<Click> staff(String operator) {
        String newcomer = "new-" + operator;
        Consumer<Locator> adding =
                form -> {
                    form.locator("#user-name").fill(newcomer);
                    form.locator("[value=auditor]").check();
                };
        return Stream.of(
                        user("").pressing("settings.add.button")
                                .saying("settings.added")
                                .filling(adding),
                        user("/{name}/roles")
                                .pressing("settings.give")
                                .saying("settings.roles-changed")
                                .filling(form -> form.locator("[value=vendor-manager]").check()),
                        user("/{name}/first-password")
                                .pressing("settings.draw")
                                .saying("settings.drawn"),
                        user("/{name}/disable")
                                .pressing("settings.disable")
                                .saying("settings.disabled"),
                        user("/{name}/enable")
                                .pressing("settings.enable")
                                .saying("settings.enabled"),
                        user("/{name}/sign-out")
                                .pressing("settings.sign-out")
                                .saying("settings.signed-out")
                                .about(People.guest(operator)))
                .map(each -> each.about(each.about().isEmpty() ? newcomer : each.about()))
                .map(each -> each.by(operator));
    }

    private static Click user(String what) {
        return Click.of("/settings/users" + what).on("/settings");
    }

    /** Everybody draws one for a program, which may do what they may, and operators end theirs. */
    private Stream<Click> tokens() {
        Stream<Click> drawn =
                table.people("POST /settings/tokens").stream()
                        .map(who ->
                                Click.of("/settings/tokens")
                                        .on("/settings")
                                        .filling(form -> {
                                            form.locator("#token-name").fill("ear-" + who);
                                            form.locator("[value=%s]".formatted(role(who))).check();
                                        })
                                        .pressing("settings.token-draw")
                                        .saying("settings.token-new")
                                        .by(who));
        Click end =
                Click.of("/settings/tokens/{name}/remove")
                        .on("/settings")
                        .pressing("settings.token-end")
                        .saying("settings.token-ended");
        return Stream.concat(drawn, everybody(end).map(each -> each.about("ear-" + each.who())));
    }

    private Stream<Click> holds() {
        Click hold =
                Click.of("/settings/destruction/{class}/hold")
                        .filling(form -> form.locator("#reason-drafts").fill("case 7"))
                        .pressing("destruction.hold")
                        .saying("destruction.held");
        Click lift =
                Click.of("/settings/destruction/{class}/lift")
                        .pressing("destruction.lift")
                        .saying("destruction.lifted");
        return table.people(hold.act()).stream()
                .flatMap(who -> Stream.of(hold.by(who), lift.by(who)))
                .map(each -> each.about("drafts").on("/settings/destruction"));
    }

    private static String role(String who) {
        return who.substring(0, who.lastIndexOf('-'));
    }
}
