package org.carrel.z3950.sru;

import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/** The query of a URI or the body of a form: names and values, in percent signs on the way. */
final class Form {
    private static final int MOST = 50;
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED = "-._~";

    /** One parameter, decoded. */
    record Parameter(Window name, Window value) {}

    private Form() {}

    /**
     * The parameters in their order, decoded into a memory that lives as long as they.
     *
     * @throws SruFault with 6 for a broken percent sign, and with 8 for more than 50 of them
     */
    static List<Parameter> read(Window form, WipedBuffer memory) {
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        while (from < form.length()) {
            int and = form.indexOf('&', from);
            int end = and < 0 ? form.length() : and;
            if (end > from) {
                parameters.add(parameter(form.part(from, end), memory));
            }
            if (parameters.size() > MOST) {
                throw new SruFault(SruDiagnostic.PARAMETER);
            }
            from = end + 1;
        }
        return parameters;
    }

    /** Appends a name of ours and its value, with {@code &} before all but the first. */
    static void write(String name, Window value, WipedBuffer to) {
        to.writeAscii(to.length() == 0 ? "" : "&").writeAscii(name).writeByte('=');
        for (int at = 0; at < value.length(); at++) {
            encoded(value.byteAt(at), to);
        }
    }

    /** Appends a name and a number. */
    static void write(String name, int number, WipedBuffer to) {
        write(name, Window.ofText(Integer.toString(number)), to);
    }

    private static Parameter parameter(Window text, WipedBuffer memory) {
        int equals = text.indexOf('=', 0);
        int nameEnd = equals < 0 ? text.length() : equals;
        int valueStart = equals < 0 ? text.length() : equals + 1;
        return new Parameter(
                decoded(text.part(0, nameEnd), memory),
                decoded(text.part(valueStart, text.length()), memory));
    }

    private static Window decoded(Window text, WipedBuffer memory) {
        int from = memory.length();
        for (int at = 0; at < text.length(); at++) {
            int letter = text.byteAt(at);
            if (letter == '%') {
                if (at + 2 >= text.length()) {
                    throw new SruFault(SruDiagnostic.PARAMETER_VALUE);
                }
                letter = (digit(text.byteAt(at + 1)) << 4) | digit(text.byteAt(at + 2));
                at += 2;
            } else if (letter == '+') {
                letter = ' ';
            }
            memory.writeByte(letter);
        }
        return Window.since(memory, from);
    }

    private static int digit(int letter) {
        int digit = letter < 0x80 ? Character.digit((char) letter, 16) : -1;
        if (digit < 0) {
            throw new SruFault(SruDiagnostic.PARAMETER_VALUE);
        }
        return digit;
    }

    private static void encoded(int octet, WipedBuffer to) {
        boolean plain =
                octet < 0x80
                        && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0);
        if (plain) {
            to.writeByte(octet);
        } else {
            to.writeByte('%').writeByte(HEX.charAt(octet >> 4)).writeByte(HEX.charAt(octet & 15));
        }
    }
}
