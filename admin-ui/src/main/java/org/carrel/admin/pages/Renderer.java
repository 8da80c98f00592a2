package org.carrel.admin.pages;

import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Frame;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Rendering;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.facts.Told;
import org.carrel.admin.templates.JterefusedGenerated;
import org.carrel.gateway.console.Window;

/** The same answer for people as HTML, and for programs as JSON. */
final class Renderer implements Rendering {
    private static final String JSON = "application/json";
    private static final int NOT_DONE = 409;

    private final Window window;
    private final String version;

    /**
     * @param version of styles and scripts
     */
    Renderer(Window window, String version) {
        this.window = window;
        this.version = version;
    }

    @Override
    public Reply reply(Answer answer, To whom) {
        return whom.ask().isMachine() ? forProgram(answer, whom) : forPerson(answer, whom);
    }

    private Reply forPerson(Answer answer, To whom) {
        return switch (answer) {
            case Answer.Plain(Reply reply) -> wholePage(reply, whom);
            case Answer.Shown shown -> Reply.page(shown.look().in(frame(whom)));
            case Answer.Done done -> {
                if (whom.visitor() != null) {
                    whom.visitor().session().ifPresent(each -> each.leave(done.notice()));
                }
                yield Reply.to(done.where());
            }
            case Answer.Refused refused ->
                    Reply.page(
                            refused.status(),
                            Html.of(out ->
                                    JterefusedGenerated.render(out, null, frame(whom), refused)));
        };
    }

    /** A part of a page cannot be sent elsewhere; the whole page is. */
    private static Reply wholePage(Reply reply, To whom) {
        String where = reply.headers().get("Location");
        return where == null || !whom.ask().isPartial()
                ? reply
                : Reply.page("").with("HX-Redirect", where);
    }

    private Reply forProgram(Answer answer, To whom) {
        return switch (answer) {
            case Answer.Plain(Reply reply) -> reply;
            case Answer.Shown shown -> Reply.text(200, JSON, Json.of(shown.facts()));
            case Answer.Done done ->
                    Reply.text(
                            done.notice().good() ? 200 : NOT_DONE, JSON, told(done.notice(), whom));
            case Answer.Refused refused ->
                    Reply.text(refused.status(), JSON, told(refused.notice(), whom));
        };
    }

    private static String told(Notice notice, To whom) {
        Told told =
                new Told(
                        notice.text(),
                        whom.words().say(notice.text(), notice.blanks().toArray()),
                        notice.details());
        return Json.of(told);
    }

    private Frame frame(To whom) {
        return new Frame(
                whom.words(),
                window.config().library().name(),
                here(whom.ask().path()),
                whom.visitor(),
                whom.ask().isPartial() || whom.visitor() == null
                        ? Notice.NONE
                        : whom.visitor().session().map(each -> each.take()).orElse(Notice.NONE),
                version);
    }

    private static String here(String path) {
        String[] parts = path.split("/", 3);
        String first = parts.length > 1 ? parts[1] : "";
        return switch (first) {
            case "overview" -> "";
            case "configuration", "rehearsal" -> "policies";
            default -> first;
        };
    }
}
