/**
 * The reception of the console: what was asked, who may ask it, and what is answered. Every act of
 * the console is a row of one table, and every request takes one way past it.
 */
@NullMarked
package org.carrel.admin.desk;

import org.jspecify.annotations.NullMarked;
