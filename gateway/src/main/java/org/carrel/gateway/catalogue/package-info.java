/**
 * Serves catalogue clients: one association or one web request at a time, from the bytes of their
 * protocol to an enquiry, along the enquiry's journey, and back. What cannot be wiped: Netty makes
 * Strings of a web request's first line and headers, so a query in the address of a GET, or Basic
 * credentials, stay in the heap until it is collected; the bodies of POSTs do not.
 */
@NullMarked
package org.carrel.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
