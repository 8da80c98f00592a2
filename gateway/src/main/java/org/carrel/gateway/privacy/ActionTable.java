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
 */
public record ActionTable(Label upstream, EditTable outward, EditTable homeward) {
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
                EditTable.of(policy, (name, action) -> homeward(name, action, tokens)));
    }

    private static Edit outward(ElementName name, Action action, Edit institution, Tokens tokens) {
        if (action instanceof Action.Token) {
            return new Edit.Made(LONGEST_TOKEN, (element, to) -> replace(tokens, element, to));
        }
        return name.equals(INSTITUTION) && action instanceof Action.Pass
                ? institution
                : Redactor.edit(action);
    }

    private static Edit homeward(ElementName name, Action action, Tokens tokens) {
        Edit edit =
                action instanceof Action.Token
                        ? new Edit.Made(
                                LONGEST_TOKEN, (element, to) -> restore(tokens, element, to))
                        : Redactor.edit(action);
        boolean passes = action instanceof Action.Pass || action instanceof Action.Token;
        boolean asAsked = name.equals(PATRON) || name.equals(INSTITUTION);
        return passes && asAsked ? new Edit.Echo(edit) : edit;
    }

    private static void replace(Tokens tokens, Element element, ByteBuf to) {
        if (!element.isBlank()) {
            tokens.token(element.trimmed(), to);
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
