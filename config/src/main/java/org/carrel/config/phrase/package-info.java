/**
 * What terminals say to readers instead of the free text of an upstream: phrases, their languages,
 * and the texts by which a situation is recognised. Nothing here is about a person.
 */
@NullMarked
package org.carrel.config.phrase;

import org.jspecify.annotations.NullMarked;
