package org.carrel.z3950.query;

/**
 * What follows a slash in CQL: a name, and where it has one a comparison and a value; otherwise
 * both are empty windows.
 */
public record CqlModifier(CqlName name, Window comparison, Window value) {}
