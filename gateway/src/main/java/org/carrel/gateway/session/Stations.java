package org.carrel.gateway.session;

import java.util.Map;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.upstream.Upstreams;

/**
 * All that one configuration means to a session: what is in force at its door, and those to whom it
 * turns. A session looks once for each question whether there are newer ones, so that a question
 * ends under the configuration under which it began. Immutable; any thread.
 *
 * @param version of the configuration; each has a higher one than those before it
 * @param doors what is in force at each
 * @param journey for answers
 * @param privacy for the gateway's own words
 * @param upstreams who may hold something for a terminal
 */
public record Stations(
        int version,
        Map<Label, ListenerConfig> doors,
        Journey journey,
        PrivacyGuard privacy,
        Upstreams upstreams) {

    public Stations {
        doors = Map.copyOf(doors);
    }
}
