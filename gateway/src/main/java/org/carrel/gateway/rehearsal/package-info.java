/**
 * A policy tried on messages that somebody typed in: what would become of each element, and why.
 * Nothing is sent, nothing is counted, and no key is used; the words here are made up, and shown
 * only to whoever typed them.
 */
@NullMarked
package org.carrel.gateway.rehearsal;

import org.jspecify.annotations.NullMarked;
