/**
 * SRU 1.1 and 1.2 and Solr as texts, without sockets: what a client asks, what we answer it, what
 * we ask a target, what it answers. Nothing is passed on as it came: every text is read and written
 * anew.
 */
@NullMarked
package org.carrel.z3950.sru;

import org.jspecify.annotations.NullMarked;
