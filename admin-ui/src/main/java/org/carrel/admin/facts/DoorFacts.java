package org.carrel.admin.facts;

import java.util.List;
import java.util.Map;

/**
 * One door, and what is said there in reality.
 *
 * @param settings what the configuration says of it, by the name of each setting's text
 * @param spoken what goes to its terminals: kinds of element and lengths, never values
 * @param text its part of the configuration's text; empty where the visitor may not change it
 */
public record DoorFacts(
        DoorLine door, Map<String, String> settings, List<PeerDayFacts.Line> spoken, String text) {}
