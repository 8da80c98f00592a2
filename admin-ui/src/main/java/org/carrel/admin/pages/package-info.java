/** The pages of the console: where their facts come from, and what can be done on them. */
@NullMarked
package org.carrel.admin.pages;

import org.jspecify.annotations.NullMarked;
