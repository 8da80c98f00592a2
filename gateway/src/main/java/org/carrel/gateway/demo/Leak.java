package org.carrel.gateway.demo;

/**
 * A value of a reader that stood where it must not stand; says which kind of value, never the
 * value.
 *
 * @param party who saw it
 * @param message the two digits of the message
 * @param field the field's two letters, {@code columns}, or {@code several fields together}
 * @param what for example {@code card number}
 * @param form how it was written, for example {@code reversed}
 */
public record Leak(String party, String message, String field, String what, String form) {
    @Override
    public String toString() {
        return "%s saw a %s (%s) in %s of a %s".formatted(party, what, form, field, message);
    }
}
