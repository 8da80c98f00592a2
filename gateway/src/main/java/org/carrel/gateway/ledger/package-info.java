/**
 * The account of what left the building: how often each element went to each peer and what was done
 * to it, counted once by those who rewrite messages and once more on the wire, and compared. No row
 * is about a person.
 */
@NullMarked
package org.carrel.gateway.ledger;

import org.jspecify.annotations.NullMarked;
