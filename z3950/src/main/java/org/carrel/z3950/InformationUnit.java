package org.carrel.z3950;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.Oid;
import org.jspecify.annotations.Nullable;

/**
 * One unit of other information: extensions of every sort travel so, cookies and addresses of
 * clients among them (z3950.md §3.9, §4.5). Windows on the frame.
 *
 * @param category what the unit says it is about, if it says so
 * @param value the number that goes with the category, 0 without one
 * @param information what it carries: the alternative of {@link PartType#INFORMATION} that is there
 */
public record InformationUnit(
        @Nullable BerElement category, long value, @Nullable BerElement information) {

    /** The units of a list, in its order. */
    public static List<InformationUnit> list(BerElement otherInformation) {
        List<InformationUnit> list = new ArrayList<>();
        otherInformation.children().forEach(unit -> list.add(of(unit)));
        return List.copyOf(list);
    }

    /** The first unit of this kind in a list, if there is one. */
    public static Optional<InformationUnit> first(
            InformationKind kind, @Nullable BerElement otherInformation) {
        if (otherInformation == null) {
            return Optional.empty();
        }
        return list(otherInformation).stream()
                .filter(unit -> unit.kind().filter(kind::equals).isPresent())
                .findFirst();
    }

    /** One unit. */
    public static InformationUnit of(BerElement unit) {
        BerElement category = ApduPart.OTHER_UNIT_CATEGORY.in(unit);
        BerElement number =
                category == null ? null : ApduPart.INFO_CATEGORY_CATEGORY_VALUE.in(category);
        return new InformationUnit(
                category == null ? null : ApduPart.INFO_CATEGORY_CATEGORY_TYPE_ID.in(category),
                number == null ? 0 : number.integer(),
                ApduPart.OTHER_UNIT_INFORMATION.in(unit));
    }

    /**
     * What identifies it: the category's type, or else what an EXTERNAL in it says it is; empty
     * where it has neither.
     */
    public Optional<Oid> identifier() {
        return category != null
                ? Optional.of(category.oid())
                : external().flatMap(External::identifier);
    }

    /** What it is about, if that is in the table. */
    public Optional<InformationKind> kind() {
        return identifier().flatMap(InformationKind::of);
    }

    /** The string that it carries; null where it carries something else. */
    public @Nullable BerElement text() {
        return information != null
                        && ApduPart.INFORMATION_CHARACTER_INFORMATION.begins(information.tag())
                ? information
                : null;
    }

    /** The EXTERNAL that it carries, if it carries one. */
    public Optional<External> external() {
        return information != null
                        && ApduPart.INFORMATION_EXTERNAL_INFORMATION.begins(information.tag())
                ? Optional.of(new External(information))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return kind().map(InformationKind::text).orElse("unit of an unknown kind");
    }
}
