package org.carrel.config;

import org.jspecify.annotations.Nullable;

/** Where {@code env:} references and systemd's credentials folder are looked up. */
@FunctionalInterface
interface Environment {

    /** The value of the variable, or null where it is not set. */
    @Nullable String value(String name);
}
