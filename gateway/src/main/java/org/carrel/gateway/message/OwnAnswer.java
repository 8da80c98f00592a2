package org.carrel.gateway.message;

import org.carrel.gateway.phrases.Situation;

/**
 * What the gateway itself answers, without having asked anybody just now.
 *
 * @param situation what the screen says
 * @param reference of our own making, behind the phrase, for staff to find on their list; empty
 *     where there is none
 * @param columns the answer's columns but its date, one after the other, as {@link
 *     Message#verdict()} has them; empty for the protocol's safest no
 */
public record OwnAnswer(Situation situation, String reference, String columns) {
    /** The plain no. */
    public static final OwnAnswer NO = new OwnAnswer(Situation.ASK_STAFF, "", "");
}
