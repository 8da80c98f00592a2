package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.gateway.catalogue.Databases.Place;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SruFault;
import org.carrel.z3950.sru.SruRequest;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a web request before it travels: whether it is SRU, who may ask, at which database. One
 * for each request, on its connection's event loop.
 */
final class WebReception {
    private final ClientDesk desk;
    private final Guest guest;
    private final EventLoop loop;
    private final WebAnswers answers;

    WebReception(ClientDesk desk, Guest guest, EventLoop loop) {
        this.desk = desk;
        this.guest = guest;
        this.loop = loop;
        this.answers = new WebAnswers(desk.allocator());
    }

    /**
     * Receives a request.
     *
     * @param web stays the caller's
     * @param home takes the answer, which is its own to close, exactly once; perhaps at once
     * @return the visit that is on its way; null where none set out
     */
    @Nullable WebVisit receive(WebRequest web, Consumer<WebAnswer> home) {
        HttpResponseStatus no = web.refusal();
        if (no != null) {
            desk.malformedWeb(!no.equals(HttpResponseStatus.BAD_REQUEST));
            home.accept(new WebAnswer(no, answers.nothing()));
            return null;
        }
        try {
            return known(web, SruRequest.read(web.form(), desk.allocator()), home);
        } catch (SruFault fault) {
            boolean accepted = admits(web, null);
            desk.refused(Outcome.NOT_ALLOWED);
            home.accept(accepted ? said(answers.refused(fault.diagnostic())) : unauthorised());
            return null;
        }
    }

    private @Nullable WebVisit known(WebRequest web, SruRequest request, Consumer<WebAnswer> home) {
        if (!admits(web, request)) {
            request.close();
            home.accept(unauthorised());
            return null;
        }
        Place place;
        try {
            place = desk.rules().databases().place(databases(web.database()));
        } catch (TurnedDown no) {
            desk.refused(no.outcome());
            WipedBuffer refusal = answers.refused(request, WebReason.of(no.diagnostic()));
            request.close();
            home.accept(
                    web.form().isEmpty()
                            ? new WebAnswer(HttpResponseStatus.NOT_FOUND, refusal)
                            : said(refusal));
            return null;
        }
        WebVisit visit = new WebVisit(desk, guest, loop, request);
        visit.begin(place, answer -> home.accept(said(answer)));
        return visit;
    }

    /** Whether whoever asks may; who may has settled here. */
    private boolean admits(WebRequest web, @Nullable SruRequest request) {
        boolean admitted =
                (request != null && request.hasCredentials())
                        ? desk.accepts(request.userName().bytes(), request.password().bytes())
                        : desk.accepts(web.login().user(), web.login().password());
        if (admitted) {
            guest.settled();
        }
        return admitted;
    }

    /** A door with one database needs no name for it. */
    private List<ByteBuf> databases(Window named) {
        Set<String> all = desk.config().databases().keySet();
        return named.isEmpty() && all.size() == 1
                ? all.stream().map(each -> Window.ofText(each).bytes()).toList()
                : List.of(named.bytes());
    }

    private WebAnswer unauthorised() {
        return new WebAnswer(HttpResponseStatus.UNAUTHORIZED, answers.nothing());
    }

    private static WebAnswer said(WipedBuffer body) {
        return new WebAnswer(HttpResponseStatus.OK, body);
    }
}
