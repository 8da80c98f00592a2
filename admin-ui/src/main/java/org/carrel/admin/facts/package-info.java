/**
 * What the console shows, page by page: names of the configuration, enums and numbers. A template
 * makes a page of it and a program gets it as JSON; nobody's name or number has a place in it.
 */
@NullMarked
package org.carrel.admin.facts;

import org.jspecify.annotations.NullMarked;
