/**
 * Our own client of Z39.50, in the words of ZOOM: a connection is searched by a query, which gives
 * a result set, which gives records. It waits for each answer, and is meant for tests, the
 * demonstration and load; the gateway's own way to catalogues never waits and is another.
 */
@NullMarked
package org.carrel.z3950.zoom;

import org.jspecify.annotations.NullMarked;
