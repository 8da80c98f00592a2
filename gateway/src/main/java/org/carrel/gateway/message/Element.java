package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import org.carrel.config.policy.ElementName;
import org.carrel.sip2.Sip2Value;

/**
 * One part of a message: its name and a window on its value, which dies with the message. Prints
 * its name and length, never its value.
 */
public final class Element {
    private final ElementName name;
    private final Sip2Value value;

    Element(ElementName name, Sip2Value value) {
        this.name = name;
        this.value = value;
    }

    public ElementName name() {
        return name;
    }

    /** The value's length in bytes of UTF-8. */
    public int length() {
        return value.length();
    }

    /** One byte of the value, as 0 to 255. */
    public int byteAt(int position) {
        return value.byteAt(position);
    }

    /** Whether both have the same value, whatever their names. */
    public boolean contentEquals(Element other) {
        return value.contentEquals(other.value);
    }

    /** Appends the value. */
    public void copyTo(ByteBuf to) {
        value.copyTo(to);
    }

    /** Appends a part of the value. */
    public void copyTo(ByteBuf to, int from, int length) {
        value.part(from, length).copyTo(to);
    }

    /** The value as a buffer that shares the message's memory and its life; not to be released. */
    public ByteBuf bytes() {
        return value.bytes();
    }

    /** As {@link #bytes()}, without the blanks around the value. */
    public ByteBuf trimmed() {
        return value.trimmed().bytes();
    }

    /** Whether there is nothing in it but blanks. */
    public boolean isBlank() {
        return value.trimmed().isEmpty();
    }

    @Override
    public String toString() {
        return name.text() + " of " + value.length() + " bytes";
    }
}
