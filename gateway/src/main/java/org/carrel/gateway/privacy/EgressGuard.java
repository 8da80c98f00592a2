package org.carrel.gateway.privacy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.config.policy.Classification;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.vault.Watchlist;
import org.carrel.gateway.vault.Watchlist.Kind;
import org.carrel.gateway.watch.Outcome;
import org.carrel.sip2.Sip2Field;
import org.jspecify.annotations.Nullable;

/**
 * The last look at a message before it leaves: whether a secret of the visit stands in it that this
 * peer may not learn, wherever it stands and however it came there. It trusts no policy and no
 * edit. Pure; any thread.
 */
final class EgressGuard {
    /** What is learnt of a person, and from where. */
    private static final Map<Kind, List<ElementName>> SOURCES =
            Map.of(
                    Kind.CARD, names(Sip2Field.PATRON_IDENTIFIER),
                    Kind.PIN, names(Sip2Field.PATRON_PASSWORD),
                    Kind.NAME, names(Sip2Field.PERSONAL_NAME),
                    Kind.CONTACT,
                            names(
                                    Sip2Field.HOME_ADDRESS,
                                    Sip2Field.EMAIL_ADDRESS,
                                    Sip2Field.HOME_PHONE));

    private EgressGuard() {}

    /**
     * What a peer may not learn.
     *
     * @param anywhere what is looked for in every element
     * @param inProse what is looked for where free text may stand: single words of a name as well,
     *     of which titles and places are full
     */
    record Secrets(Set<Kind> anywhere, Set<Kind> inProse) {
        /** Of somebody to whom only this policy passes anything. */
        static Secrets of(Policy policy) {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            SOURCES.forEach((kind, elements) -> {
                if (elements.stream().noneMatch(policy::passesSomewhere)) {
                    kinds.add(kind);
                }
            });
            Set<Kind> prose = EnumSet.copyOf(kinds);
            if (kinds.contains(Kind.NAME)) {
                prose.add(Kind.NAME_PART);
            }
            return new Secrets(kinds, prose);
        }

        boolean isEmpty() {
            return inProse.isEmpty();
        }
    }

    /** Learns from an upstream's answer whose name and addresses must not leave. */
    static void learn(Message answer, Watchlist watchlist) {
        learn(Kind.NAME, answer, watchlist);
        learn(Kind.CONTACT, answer, watchlist);
    }

    /**
     * Lets the message go, or closes it.
     *
     * @param watchlist what the visit knows; null where there is no visit
     * @param secrets what the peer may not learn
     * @throws Refused if it would learn it
     */
    static Message checked(Message leaving, @Nullable Watchlist watchlist, Secrets secrets) {
        if (watchlist != null && !secrets.isEmpty() && shows(leaving, watchlist, secrets)) {
            leaving.close();
            throw new Refused(Outcome.LEAK_STOPPED);
        }
        return leaving;
    }

    private static boolean shows(Message leaving, Watchlist watchlist, Secrets secrets) {
        return leaving.anyStanding((name, bytes, from, to) ->
                to - from >= Watchlist.SHORTEST
                        && watchlist.shows(
                                bytes,
                                from,
                                to,
                                mayBeProse(name) ? secrets.inProse() : secrets.anywhere()));
    }

    private static boolean mayBeProse(ElementName name) {
        DataClass about = Classification.of(name);
        return about == DataClass.FREE_TEXT || about == DataClass.UNKNOWN;
    }

    private static void learn(Kind kind, Message answer, Watchlist watchlist) {
        for (ElementName source : SOURCES.getOrDefault(kind, List.of())) {
            answer.element(source).ifPresent(each -> watchlist.learn(kind, each.bytes()));
        }
    }

    private static List<ElementName> names(Sip2Field... fields) {
        return List.of(fields).stream().map(ElementName::of).toList();
    }
}
