package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import org.carrel.config.Label;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.message.EditTable;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.token.Tokens;
import org.carrel.sip2.Sip2Field;

/**
 * What becomes of each element that travels between one door and one upstream. Immutable.
 *
 * @param upstream for whom it is
 * @param outward the edits for questions
 * @param homeward the edits for answers
 * @param confirming whether an answer about a patron goes home only where it confirms card and PIN,
 *     so that nobody can find out which cards there are
 */
public record ActionTable(
        Label upstream, EditTable outward, EditTable homeward, boolean confirming) {
    private static final ElementName PATRON = ElementName.of(Sip2Field.PATRON_IDENTIFIER);
    private static final ElementName INSTITUTION = ElementName.of(Sip2Field.INSTITUTION_ID);
    private static final int LONGEST_TOKEN = 64;

    /**
     * The table for a door and an upstream.
     *
     * @param policy for each element the stricter of the upstream's policy and the terminal's
     *     profile
     * @param institution what becomes of AO on its way out: the gateway's own, whatever the
     *     terminal says
     * @param tokens the names under which this upstream knows patrons
     */
    public static ActionTable of(Label upstream, Policy policy, Edit institution, Tokens tokens) {
        return new ActionTable(
                upstream,
                EditTable.of(policy, (name, action) -> outward(name, action, institution, tokens)),
                EditTable.of(policy, (name, action) -> homeward(name, action, tokens)),
                false);
    }

    /**
     * The table for a vendor's door, at which the vendor asks about patrons: a token of its own
     * goes out as the card that it stands for, and cards come home as its tokens. What is no token
     * of its own goes out as it is; a made-up one, or another vendor's, names nobody there.
     *
     * @param upstream who knows the patrons
     * @param policy the stricter of the door's profile and that system's policy
     * @param institution what becomes of AO on its way out
     * @param vendor who asks
     */
    public static ActionTable asking(
            Label upstream, Policy policy, Edit institution, Vendor vendor) {
        Policy told = Policy.strictest(policy, vendor.policy());
        return new ActionTable(
                upstream,
                EditTable.of(
                        policy,
                        (name, action) -> resolved(name, action, institution, vendor.tokens())),
                EditTable.of(told, (name, action) -> told(name, action, vendor.tokens())),
                true);
    }

    /**
     * A vendor that asks about patrons.
     *
     * @param policy what it may learn
     * @param tokens the names under which it knows them
     */
    public record Vendor(Policy policy, Tokens tokens) {}

    private static Edit resolved(ElementName name, Action action, Edit institution, Tokens tokens) {
        return name.equals(PATRON) && passes(action)
                ? new Edit.Made(LONGEST_TOKEN, (element, to) -> resolve(tokens, element, to))
                : outward(name, action, institution, tokens);
    }

    private static Edit told(ElementName name, Action action, Tokens tokens) {
        Edit edit = outward(action, tokens);
        return name.equals(INSTITUTION) && passes(action) ? new Edit.Echo(edit) : edit;
    }

    private static Edit outward(ElementName name, Action action, Edit institution, Tokens tokens) {
        return name.equals(INSTITUTION) && action instanceof Action.Pass
                ? institution
                : outward(action, tokens);
    }

    private static Edit outward(Action action, Tokens tokens) {
        return action instanceof Action.Token
                ? new Edit.Made(LONGEST_TOKEN, (element, to) -> replace(tokens, element, to))
                : Redactor.edit(action);
    }

    private static Edit homeward(ElementName name, Action action, Tokens tokens) {
        Edit edit =
                action instanceof Action.Token
                        ? new Edit.Made(
                                LONGEST_TOKEN, (element, to) -> restore(tokens, element, to))
                        : Redactor.edit(action);
        boolean asAsked = name.equals(PATRON) || name.equals(INSTITUTION);
        return asAsked && passes(action) ? new Edit.Echo(edit) : edit;
    }

    private static boolean passes(Action action) {
        return action instanceof Action.Pass || action instanceof Action.Token;
    }

    private static void replace(Tokens tokens, Element element, ByteBuf to) {
        if (!element.isBlank()) {
            tokens.token(element.trimmed(), to);
        }
    }

    private static void resolve(Tokens tokens, Element element, ByteBuf to) {
        int before = to.writerIndex();
        if (!tokens.card(element.trimmed(), to)) {
            element.copyTo(to.writerIndex(before));
        }
    }

    /**
     * A token in an answer to a question that named nobody, turned back; what is no token of this
     * vendor's stays empty.
     */
    private static void restore(Tokens tokens, Element element, ByteBuf to) {
        int before = to.writerIndex();
        if (!tokens.card(element.trimmed(), to)) {
            to.writerIndex(before);
        }
    }
}
