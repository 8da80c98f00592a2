package org.carrel.config.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.jspecify.annotations.Nullable;

/**
 * The one vocabulary in which policies, console and audit speak of the parts of a message. A name
 * says where a value would stand, never what it is.
 */
public sealed interface ElementName {

    /** How the name is written, for example {@code sip2:AE} or {@code sip2:patron-status}. */
    String text();

    /** A variable field of the standard. */
    record Standard(Sip2Field field) implements ElementName {
        private static final Map<Sip2Field, Standard> ALL =
                Arrays.stream(Sip2Field.values())
                        .collect(
                                Collectors.toMap(
                                        each -> each,
                                        Standard::new,
                                        (one, _) -> one,
                                        () -> new EnumMap<>(Sip2Field.class)));

        // written out: what the compiler makes of a record is slower, and this stands in the hot
        // path
        @Override
        public boolean equals(Object other) {
            return other instanceof Standard named && field == named.field;
        }

        @Override
        public int hashCode() {
            return field.hashCode();
        }

        @Override
        public String text() {
            return PROTOCOL + field.code();
        }
    }

    /** A fixed column of the standard. */
    record Column(FixedField column) implements ElementName {
        private static final Map<FixedField, Column> ALL =
                Arrays.stream(FixedField.values())
                        .collect(
                                Collectors.toMap(
                                        each -> each,
                                        Column::new,
                                        (one, _) -> one,
                                        () -> new EnumMap<>(FixedField.class)));

        // written out: what the compiler makes of a record is slower, and this stands in the hot
        // path
        @Override
        public boolean equals(Object other) {
            return other instanceof Column named && column == named.column;
        }

        @Override
        public int hashCode() {
            return column.hashCode();
        }

        @Override
        public String text() {
            return PROTOCOL + column.text();
        }
    }

    /**
     * A field that some vendor added. The standard gives it no meaning; two vendors may mean
     * different things by it.
     *
     * @param code two ASCII letters or digits that no standard field has; {@code ?} stands for a
     *     byte of the wire that is neither
     */
    record Vendor(String code) implements ElementName {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9?]{2}");

        /**
         * Every vendor's code met so far; two printable characters allow no more than the array.
         */
        private static final AtomicReferenceArray<@Nullable Vendor> MET =
                new AtomicReferenceArray<>(1 << 16);

        public Vendor {
            if (!FORM.matcher(code).matches() || Sip2Field.of(code).isPresent()) {
                throw new IllegalArgumentException(
                        "a vendor's code is two letters or digits that the standard leaves free");
            }
        }

        @Override
        public String text() {
            return PROTOCOL + code;
        }

        private static Vendor met(int id) {
            int slot = id & 0xffff;
            Vendor known = MET.get(slot);
            if (known == null) {
                known = new Vendor("" + presentable(slot >> 8) + presentable(slot & 0xff));
                MET.set(slot, known);
            }
            return known;
        }
    }

    /** What every SIP2 name begins with. */
    String PROTOCOL = "sip2:";

    /** The name of a standard field; always the same object. */
    static ElementName of(Sip2Field field) {
        return Objects.requireNonNull(Standard.ALL.get(field));
    }

    /** The name of a fixed column; always the same object. */
    static ElementName of(FixedField column) {
        return Objects.requireNonNull(Column.ALL.get(column));
    }

    /** The number of the field's code, as {@link #ofId(int)} takes it; -1 for a column. */
    default int id() {
        return switch (this) {
            case Standard standard -> standard.field().id();
            case Column _ -> -1;
            case Vendor vendor -> Sip2Field.id(vendor.code());
        };
    }

    /**
     * The name of a field met on the wire, by the number that {@link Sip2Field#id(CharSequence)}
     * makes of its code. Never fails, whatever the two bytes are, and allocates only for a vendor's
     * id that was never met before.
     */
    static ElementName ofId(int id) {
        Sip2Field field = Sip2Field.of(id);
        return field == null ? Vendor.met(id) : of(field);
    }

    /** Reads a name as it stands in a policy; vendor codes are two capital letters or digits. */
    static Optional<ElementName> parse(String text) {
        return text.startsWith(PROTOCOL)
                ? parseLocal(text.substring(PROTOCOL.length()))
                : Optional.empty();
    }

    private static Optional<ElementName> parseLocal(String local) {
        if (local.length() != 2 || !local.chars().allMatch(ElementName::isCapitalOrDigit)) {
            return FixedField.named(local).map(ElementName::of);
        }
        return Optional.of(ofId(Sip2Field.id(local)));
    }

    private static boolean isCapitalOrDigit(int character) {
        return (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
    }

    private static char presentable(int octet) {
        boolean small = octet >= 'a' && octet <= 'z';
        return small || isCapitalOrDigit(octet) ? (char) octet : '?';
    }
}
