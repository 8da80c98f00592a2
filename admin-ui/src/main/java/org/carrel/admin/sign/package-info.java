/** How staff sign in: passwords, recovery codes, passkeys, and the code of the first start. */
@NullMarked
package org.carrel.admin.sign;

import org.jspecify.annotations.NullMarked;
