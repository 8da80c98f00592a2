/**
 * SIP2 as data: tables of messages, columns and fields, and frames as windows on wiped direct
 * memory. It knows nothing of privacy; that judgement stands in {@code config}.
 */
@NullMarked
package org.carrel.sip2;

import org.jspecify.annotations.NullMarked;
