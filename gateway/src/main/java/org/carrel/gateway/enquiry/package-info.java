/**
 * What catalogue clients ask and what targets find, in no protocol: between any door and any
 * catalogue this is all that can be said. Nothing here knows who asks.
 */
@NullMarked
package org.carrel.gateway.enquiry;

import org.jspecify.annotations.NullMarked;
