/**
 * What each party may learn, as data: which elements exist, what they tell about a person, and what
 * is to happen to them. Nothing here touches a message; the gateway compiles these rules and obeys.
 */
@NullMarked
package org.carrel.config.policy;

import org.jspecify.annotations.NullMarked;
