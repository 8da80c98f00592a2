package org.carrel.gateway.changes;

import org.carrel.gateway.message.OwnAnswer;
import org.carrel.gateway.watch.Outcome;

/** What is said to a terminal that asks for a change which is in the register already. */
public record Known(OwnAnswer answer, Outcome outcome) {}
