/** What the console says, in each of its languages, and how it writes numbers and times. */
@NullMarked
package org.carrel.admin.text;

import org.jspecify.annotations.NullMarked;
