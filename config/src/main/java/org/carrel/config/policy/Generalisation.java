package org.carrel.config.policy;

import java.util.Arrays;
import java.util.Optional;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;

/**
 * The ways of telling less instead of nothing. A value that does not have the expected form is
 * blanked by the gateway, never passed on.
 */
public enum Generalisation {
    /** Patron status: any {@code Y} among the flags becomes a single one at position 0. */
    ALLOWED_OR_DENIED("allowed-or-denied") {
        @Override
        public boolean fits(ElementName element) {
            return element.equals(ElementName.of(FixedField.PATRON_STATUS));
        }
    },

    /** A person's name: the first letter of each part. */
    INITIALS("initials") {
        @Override
        public boolean fits(ElementName element) {
            return element instanceof ElementName.Vendor
                    || Classification.of(element) == DataClass.NAME;
        }
    },

    /** A date with a time keeps the date; the width stays. */
    DAY("day") {
        @Override
        public boolean fits(ElementName element) {
            return switch (element) {
                case ElementName.Standard standard -> isDate(standard.field());
                case ElementName.Column column -> column.column().width() == DATE_WIDTH;
                case ElementName.Vendor _ -> true;
            };
        }
    },

    /** A date keeps its year; a column cannot, for it would no longer be a date. */
    YEAR("year") {
        @Override
        public boolean fits(ElementName element) {
            return switch (element) {
                case ElementName.Standard standard -> isDate(standard.field());
                case ElementName.Column _ -> false;
                case ElementName.Vendor _ -> true;
            };
        }
    },

    /** {@code N} for empty, zero or {@code N}; {@code Y} for everything else. */
    YES_OR_NO("yes-or-no") {
        @Override
        public boolean fits(ElementName element) {
            return switch (element) {
                case ElementName.Standard standard -> standard.field().width() == 0;
                case ElementName.Column _ -> false;
                case ElementName.Vendor _ -> true;
            };
        }
    },

    /**
     * A destination that looks like a card number becomes empty, for one system can be set to write
     * the waiting patron's number there (sip2.md §3.2); all others pass.
     */
    UNLESS_CARD("unless-card") {
        @Override
        public boolean fits(ElementName element) {
            return element instanceof ElementName.Vendor
                    || Classification.of(element) == DataClass.LOCATION;
        }
    };

    private static final int DATE_WIDTH = 18;

    private final String text;

    Generalisation(String text) {
        this.text = text;
    }

    /** The name that stands in {@code carrel.yaml}. */
    public String text() {
        return text;
    }

    /**
     * Whether the element has the form that this needs. A vendor's field may have any form, so all
     * but {@link #ALLOWED_OR_DENIED} fit it.
     */
    public abstract boolean fits(ElementName element);

    /** The generalisation of that name, if there is one. */
    public static Optional<Generalisation> named(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    private static boolean isDate(Sip2Field field) {
        return field.width() == DATE_WIDTH || field == Sip2Field.DUE_DATE;
    }
}
