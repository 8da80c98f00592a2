/**
 * The one face of both protocols: a message as elements that can be rewritten, and the envelopes
 * that give it to SIP2 frames.
 */
@NullMarked
package org.carrel.gateway.message;

import org.jspecify.annotations.NullMarked;
