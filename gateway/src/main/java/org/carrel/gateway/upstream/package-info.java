/**
 * The systems that are asked: pools of connections to library and vendor systems, and the front
 * desk, which is ourselves.
 */
@NullMarked
package org.carrel.gateway.upstream;

import org.jspecify.annotations.NullMarked;
