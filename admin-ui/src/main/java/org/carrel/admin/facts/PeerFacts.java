package org.carrel.admin.facts;

import java.util.List;
import java.util.Map;

/**
 * One upstream or catalogue, and what it is told in reality.
 *
 * @param settings what the configuration says of it, by the name of each setting's text
 * @param spoken what goes to it: kinds of element and lengths, never values
 * @param text its part of the configuration's text; empty where the visitor may not change it
 */
public record PeerFacts(
        PeerLine peer, Map<String, String> settings, List<PeerDayFacts.Line> spoken, String text) {}
