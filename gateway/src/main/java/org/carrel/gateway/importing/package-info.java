/**
 * Where sites come from: reads the configuration of metaproxy and drafts a {@code carrel.yaml} of
 * it, with a list of everything that was not taken over and what that means for the site. It meets
 * no traffic, and no password: what follows a user's name is not kept while reading.
 */
@NullMarked
package org.carrel.gateway.importing;

import org.jspecify.annotations.NullMarked;
