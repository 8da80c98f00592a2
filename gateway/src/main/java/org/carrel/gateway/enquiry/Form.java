package org.carrel.gateway.enquiry;

import org.carrel.z3950.RecordSyntax;

/**
 * How records are to look.
 *
 * @param syntax the record syntax
 * @param elements the element set or schema, such as {@code F} or {@code marcxml}; a word of the
 *     protocol out of a fixed list, never a client's own
 */
public record Form(RecordSyntax syntax, String elements) {}
