package org.carrel.gateway.session;

import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.vault.Likeness;
import org.carrel.gateway.watch.Watchers;

/**
 * Those to whom every session turns: for answers, for the gateway's own words, to know a question
 * again, and to tell what happened.
 */
record Stations(Journey journey, PrivacyGuard privacy, Likeness likeness, Watchers watchers) {}
