/**
 * The rim: the commands, and the fuse box in which every part is made. Only here may Micronaut be
 * seen, and only here may anything be printed.
 */
@NullMarked
package org.carrel.gateway;

import org.jspecify.annotations.NullMarked;
