/**
 * The phrase catalogue at work: which situation a text speaks of, and what is said in it, in the
 * reader's language. Looks at bytes where they lie and keeps nothing of them.
 */
@NullMarked
package org.carrel.gateway.phrases;

import org.jspecify.annotations.NullMarked;
