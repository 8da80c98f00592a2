package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.PoliciesFacts;
import org.carrel.admin.facts.PolicyFacts;
import org.carrel.admin.templates.JtepoliciesGenerated;
import org.carrel.admin.templates.JtepolicyGenerated;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.policy.Policy;
import org.carrel.config.policy.RuleName;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.console.Window;

/** What each side may learn, in plain words, and drafts that change it. */
final class PoliciesPage {
    private final Window window;
    private final Drafts drafts;

    PoliciesPage(Window window, Drafts drafts) {
        this.window = window;
        this.drafts = drafts;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/policies", Access.STAFF, this::list).telling(PoliciesFacts.class),
                Route.look("/policies/{name}", Access.STAFF, this::one).telling(PolicyFacts.class),
                Route.act(
                        "/policies/{name}/rule",
                        Access.of(Role.PRIVACY_OFFICER, Role.OPERATOR).afresh(),
                        List.of("element", "action", "reason"),
                        this::rule));
    }

    private Answer list(Visit visit) {
        PoliciesFacts facts =
                new PoliciesFacts(
                        window.config().policies().keySet().stream()
                                .sorted()
                                .map(this::facts)
                                .toList(),
                        ConfigurationPage.versions(drafts.versions()));
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JtepoliciesGenerated.render(out, null, frame, facts)));
    }

    private Answer one(Visit visit) {
        return Label.parse(visit.place("name"))
                .filter(window.config().policies()::containsKey)
                .<Answer>map(name -> {
                    PolicyFacts facts = facts(name);
                    return new Answer.Shown(
                            facts,
                            frame ->
                                    Html.of(out ->
                                            JtepolicyGenerated.render(
                                                    out, null, frame, facts, Rules.simple())));
                })
                .orElseGet(Answer::missing);
    }

    private Answer rule(Visit visit) {
        String name = visit.place("name");
        String page = "/policies/" + name;
        Optional<RuleName> element = RuleName.parse(visit.value("element"));
        if (element.isEmpty() || !Rules.simple().contains(visit.value("action"))) {
            return new Answer.Done(Notice.problem("policy.rule.wrong"), page);
        }
        Optional<String> text =
                drafts.text()
                        .flatMap(yaml ->
                                new YamlText(yaml)
                                        .with(
                                                element.get().text(),
                                                visit.value("action"),
                                                "policies",
                                                name,
                                                "elements"));
        return text.map(yaml -> drafts.keep(visit, yaml, visit.value("reason"), page))
                .orElseGet(() -> new Answer.Done(Notice.problem("section.missing"), page));
    }

    private PolicyFacts facts(Label name) {
        GatewayConfig config = window.config();
        Policy policy = config.policy(name);
        List<String> usedBy =
                Stream.concat(
                                config.upstreams().values().stream()
                                        .filter(each -> each.policy().equals(policy))
                                        .map(each -> each.name().text()),
                                config.terminals().values().stream()
                                        .filter(each ->
                                                each.policy().filter(policy::equals).isPresent())
                                        .map(each -> each.name().text()))
                        .sorted()
                        .toList();
        return new PolicyFacts(name.text(), isOwn(name), usedBy, Rules.of(policy));
    }

    private boolean isOwn(Label name) {
        return drafts.text()
                .flatMap(yaml -> new YamlText(yaml).block("policies", name.text(), "elements"))
                .isPresent();
    }
}
