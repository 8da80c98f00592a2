/**
 * The way in for terminals that know no TLS: SSH, by which each terminal, known by its key, reaches
 * its own listener and nothing else. What comes by it lies in the heap of the SSH library for a
 * moment, where not all of it can be wiped.
 */
@NullMarked
package org.carrel.gateway.tunnel;

import org.jspecify.annotations.NullMarked;
