package org.carrel.gateway.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;

/** A request as a simulated service reads it: as plain text, for nobody real is in it. */
record Question(Sip2Message message) {

    Sip2MessageType type() {
        return message.type();
    }

    /** The field's value without the blanks around it; empty where the field is missing. */
    String text(Sip2Field field) {
        return message.first(field)
                .map(value -> value.trimmed().bytes().toString(UTF_8))
                .orElse("");
    }

    String column(FixedField column) {
        return message.column(column).bytes().toString(UTF_8);
    }

    /** Whether the column is {@code Y}. */
    boolean yes(FixedField column) {
        return message.column(column).is("Y");
    }
}
