package org.carrel.gateway.rehearsal;

import java.util.Locale;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Equivalence;

/** Elements and actions in words that need no manual. Pure. */
final class Words {
    private Words() {}

    /** An element, such as "due date". */
    static String of(ElementName element) {
        return switch (element) {
            case ElementName.Standard standard -> spaced(standard.field().name());
            case ElementName.Column column -> spaced(column.column().name());
            case ElementName.Vendor vendor -> "vendor field " + vendor.code();
        };
    }

    /** An action, as the end of a sentence that begins with who rules so. */
    static String of(Action action) {
        return switch (action) {
            case Action.Pass _ -> "pass";
            case Action.Drop _ -> "drop";
            case Action.Blank _ -> "blank";
            case Action.Constant constant -> "constant \"" + constant.text() + "\"";
            case Action.Phrase _ -> "phrase";
            case Action.Alias _ -> "alias";
            case Action.Equivalent equivalent -> of(equivalent.to());
            case Action.Mask mask -> "mask, " + mask.keepLast() + " kept";
            case Action.Generalise generalise -> spaced(generalise.to().name());
            case Action.Token _ -> "token";
        };
    }

    private static String of(Equivalence to) {
        return switch (to) {
            case Equivalence.AgeBand _ -> "one date for an age band";
            case Equivalence.OverUnder _ -> "over or under a threshold";
            case Equivalence.Postcode postcode -> "postcode, " + postcode.keep() + " kept";
            case Equivalence.ClassMap _ -> "mapped class";
        };
    }

    private static String spaced(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
