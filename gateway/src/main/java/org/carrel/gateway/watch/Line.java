package org.carrel.gateway.watch;

import java.util.List;

/** A line of the log: what happened, then keys and values in turn. */
record Line(Level level, String what, List<Object> keysAndValues) {}
