package org.carrel.gateway.message;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.message.Elements.Standing;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2Value;

/** Finds the elements of a SIP2 frame, as {@link Elements} wants them. Any thread. */
final class Sip2Elements {
    /** No letter. */
    static final int NONE = -1;

    private Sip2Elements() {}

    static Optional<Element> first(Sip2Message frame, ElementName name) {
        return switch (name) {
            case ElementName.Standard standard ->
                    frame.first(standard.field()).map(value -> new Element(name, value));
            case ElementName.Column column ->
                    Optional.of(column.column())
                            .filter(each -> frame.type().offsetOf(each) >= 0)
                            .map(each -> new Element(name, frame.column(each)));
            case ElementName.Vendor vendor ->
                    frame.first(Sip2Field.id(vendor.code())).map(value -> new Element(name, value));
        };
    }

    /**
     * The byte at a place of the first such element, 0 to 255; {@link #NONE} where there is none.
     */
    static int letter(Sip2Message frame, ElementName name, int place) {
        return switch (name) {
            case ElementName.Column column ->
                    frame.type().offsetOf(column.column()) < 0
                            ? NONE
                            : letter(frame.column(column.column()), place);
            case ElementName.Standard _, ElementName.Vendor _ ->
                    frame.first(name.id()).map(value -> letter(value, place)).orElse(NONE);
        };
    }

    static boolean any(Sip2Message frame, Standing test) {
        return frame.read(bytes -> any(frame, bytes.nioBuffer(0, frame.size()), test) ? 1 : 0) != 0;
    }

    static boolean any(Sip2Message frame, ElementName name, Predicate<Element> test) {
        int id = name.id();
        for (int position = 0; position < frame.fields(); position++) {
            if (frame.id(position) == id && test.test(new Element(name, frame.value(position)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(Sip2Message frame, ByteBuffer bytes, Standing test) {
        for (int position = 0; position < frame.fields(); position++) {
            ElementName name = ElementName.ofId(frame.id(position));
            int from = frame.start(position);
            if (test.test(name, bytes, from, from + frame.length(position))) {
                return true;
            }
        }
        return false;
    }

    private static int letter(Sip2Value value, int place) {
        return place < value.length() ? value.byteAt(place) : NONE;
    }
}
