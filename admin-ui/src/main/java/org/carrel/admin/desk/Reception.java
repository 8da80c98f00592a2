package org.carrel.admin.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.admin.desk.Answer.Done;
import org.carrel.admin.desk.Answer.Plain;
import org.carrel.admin.desk.Answer.Refused;
import org.carrel.admin.desk.Answer.Shown;
import org.carrel.admin.desk.Doorkeeper.Refusal;
import org.carrel.admin.desk.Routes.Found;
import org.carrel.admin.text.Tongue;
import org.carrel.admin.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * The one way of every request: which act, who asks, may they, is it really they, and from a page
 * of ours. Only then the act is done. Any thread that may wait.
 */
public final class Reception {
    /** The cookie in which a browser keeps the language that somebody chose. */
    public static final String LANGUAGE = "__Host-carrel-language";

    private static final int MISDIRECTED = 421;
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FAULT = 500;

    private final Routes routes;
    private final Doorkeeper doorkeeper;
    private final Origin origin;
    private final Rendering rendering;
    private final InstantSource clock;
    private final Consumer<RuntimeException> faults;

    /**
     * @param names under which the console may be called, besides addresses and localhost
     * @param faults is told of faults of our own
     */
    public Reception(
            Routes routes,
            Doorkeeper doorkeeper,
            Set<String> names,
            Rendering rendering,
            InstantSource clock,
            Consumer<RuntimeException> faults) {
        this.routes = routes;
        this.doorkeeper = doorkeeper;
        this.origin = new Origin(names);
        this.rendering = rendering;
        this.clock = clock;
        this.faults = faults;
    }

    /** Answers a request. */
    public Reply receive(Ask ask) {
        try {
            return received(ask, words(ask));
        } catch (RuntimeException fault) {
            // its message could hold anything; the watchers get its class and place
            faults.accept(fault);
            return rendering.reply(
                    refuse(FAULT, "refused.fault"),
                    new Rendering.To(ask, words(ask), Optional.empty(), null));
        }
    }

    private Reply received(Ask ask, Words words) {
        Optional<Found> found = routes.find(ask);
        Visitor visitor = doorkeeper.identify(ask).orElse(null);
        Answer answer =
                origin.knows(ask)
                        ? answer(ask, found, visitor, words)
                        : refuse(MISDIRECTED, "refused.host");
        return rendering.reply(
                answer, new Rendering.To(ask, words, found.map(Found::route), visitor));
    }

    private Answer answer(Ask ask, Optional<Found> found, @Nullable Visitor visitor, Words words) {
        if (found.isEmpty()) {
            return visitor == null && !ask.isMachine() && !ask.post()
                    ? signIn(ask)
                    : refuse(NOT_FOUND, "refused.missing");
        }
        Route route = found.get().route();
        Optional<Answer> refusal = refusal(ask, route, visitor);
        if (visitor != null && refusal.filter(each -> each instanceof Refused).isPresent()) {
            doorkeeper.refused(visitor, Refusal.NOT_ALLOWED);
        }
        return refusal.orElseGet(() ->
                done(new Visit(ask, route.access(), found.get().places(), visitor, words), route));
    }

    /**
     * Does the act; what was sent and not accepted is known by that only, for it may hold anything.
     */
    private Answer done(Visit visit, Route route) {
        Answer answer = route.doing().apply(visit);
        if (visit.visitor() != null && route.post() && !isAccepted(answer)) {
            doorkeeper.refused(visit.visitor(), Refusal.NOT_ACCEPTED);
        }
        return answer;
    }

    private static boolean isAccepted(Answer answer) {
        return switch (answer) {
            case Refused refused -> false;
            case Done done -> done.notice().good();
            case Shown shown -> true;
            case Plain plain -> true;
        };
    }

    /** Why this may not be done; nothing where it may. */
    private Optional<Answer> refusal(Ask ask, Route route, @Nullable Visitor visitor) {
        if (!route.access().open() && visitor == null) {
            return Optional.of(
                    ask.isMachine() || ask.post()
                            ? refuse(UNAUTHORISED, "refused.signed-out")
                            : signIn(ask));
        }
        if (route.post() && !isFromOurPage(ask, visitor)) {
            return Optional.of(refuse(FORBIDDEN, "refused.cross-site"));
        }
        return visitor == null || route.access().open()
                ? Optional.empty()
                : refusal(ask, route.access(), visitor);
    }

    private Optional<Answer> refusal(Ask ask, Access access, Visitor visitor) {
        if (visitor.newcomer() && !access.newcomers()) {
            return Optional.of(
                    ask.isMachine() || ask.post()
                            ? refuse(FORBIDDEN, "refused.new")
                            : new Plain(Reply.to("/me")));
        }
        if (!access.allows(visitor.roles())) {
            return Optional.of(refuse(FORBIDDEN, "refused.role"));
        }
        if (access.inPerson() && visitor.session().isEmpty()) {
            return Optional.of(refuse(FORBIDDEN, "refused.program"));
        }
        if (access.fresh() && !visitor.isFresh(clock.instant())) {
            return Optional.of(proveFirst(ask));
        }
        return Optional.empty();
    }

    /** A program has no page; its token, which no browser sends by itself, is enough. */
    private boolean isFromOurPage(Ask ask, @Nullable Visitor visitor) {
        if (visitor != null && visitor.session().isEmpty()) {
            return true;
        }
        boolean carriesToken =
                visitor == null
                        || visitor.session().filter(session -> isToken(session, ask)).isPresent();
        return origin.isOurs(ask) && carriesToken;
    }

    private static boolean isToken(Session session, Ask ask) {
        String sent = ask.header("x-csrf-token").orElseGet(() -> ask.value("token"));
        return MessageDigest.isEqual(bytes(sent), bytes(session.token()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static Answer signIn(Ask ask) {
        return new Plain(Reply.to("/sign-in?to=" + Paths.encoded(Paths.before(ask))));
    }

    private static Answer proveFirst(Ask ask) {
        return ask.isMachine()
                ? refuse(FORBIDDEN, "refused.stale")
                : new Plain(Reply.to("/confirm?to=" + Paths.encoded(Paths.before(ask))));
    }

    private static Refused refuse(int status, String text) {
        return new Refused(status, Notice.problem(text));
    }

    private static Words words(Ask ask) {
        return Words.in(
                ask.cookie(LANGUAGE)
                        .flatMap(Tongue::of)
                        .orElseGet(
                                () -> Tongue.preferred(ask.header("accept-language").orElse(""))));
    }
}
