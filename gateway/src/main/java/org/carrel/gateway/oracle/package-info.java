/**
 * The oracle: sends made-up patrons through a gateway in a process of its own, and then searches
 * everything that this process said, wrote or remembers for any trace of them. It shares no code
 * with what it examines.
 */
@NullMarked
package org.carrel.gateway.oracle;

import org.jspecify.annotations.NullMarked;
