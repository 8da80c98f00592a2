/**
 * Reaches remote catalogues: associations that are held and lent, one identity for everybody, and
 * one way of asking whatever the catalogue speaks.
 */
@NullMarked
package org.carrel.gateway.target;

import org.jspecify.annotations.NullMarked;
