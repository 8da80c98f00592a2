/**
 * What changes something at an upstream is done once, however often it is asked: a register of
 * changes by keyed fingerprints, kept across restarts in a journal that is on the disk before the
 * first byte leaves, and the list of those of which nobody can tell whether they were done.
 */
@NullMarked
package org.carrel.gateway.changes;

import org.jspecify.annotations.NullMarked;
