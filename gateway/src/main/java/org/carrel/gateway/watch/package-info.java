/**
 * Everything that looks at the gateway. Watchers are told of happenings in which no person can
 * stand, and nobody else may log.
 */
@NullMarked
package org.carrel.gateway.watch;

import org.jspecify.annotations.NullMarked;
