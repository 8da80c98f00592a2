/**
 * Who is asking, and may they ask this: terminals, their accounts, and the ticket that says yes.
 */
@NullMarked
package org.carrel.gateway.access;

import org.jspecify.annotations.NullMarked;
