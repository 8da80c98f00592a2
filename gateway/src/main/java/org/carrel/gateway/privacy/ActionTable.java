package org.carrel.gateway.privacy;

import org.carrel.config.Label;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.token.Tokens;

/**
 * What may travel between one door and one upstream, in both directions: for each element the
 * stricter of the upstream's policy and the terminal's profile.
 *
 * @param upstream for whom it is
 * @param policy the stricter of both
 * @param institution what becomes of AO on its way out: the gateway's own, whatever the terminal
 *     says
 * @param tokens the names under which this upstream knows patrons
 */
public record ActionTable(Label upstream, Policy policy, Edit institution, Tokens tokens) {}
