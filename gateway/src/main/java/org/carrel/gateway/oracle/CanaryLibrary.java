package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A library system whose patrons are made up, and which tells all it knows of them in every answer
 * and in every field. Any thread.
 */
final class CanaryLibrary implements LineServer.Desk {
    /** How the barcode of a loan begins; the patron's number follows. */
    static final String LENT = "lent";

    /** The barcode of an item at which the answer is held back. */
    static final String HELD = "heldback";

    private static final String DATE = "20261122    120000";

    private final CanaryPatrons patrons;
    private final boolean faults;
    private final WorkFolder evidence;
    private final HeldAnswer held = new HeldAnswer();

    CanaryLibrary(CanaryPatrons patrons, boolean faults, WorkFolder evidence) {
        this.patrons = patrons;
        this.faults = faults;
        this.evidence = evidence;
    }

    /** The answer to a question about the item {@link #HELD}. */
    HeldAnswer held() {
        return held;
    }

    @Override
    public byte @Nullable [] answer(byte[] bytes) {
        evidence.append(Sink.LIBRARY, bytes);
        Line question = new Line(new String(bytes, UTF_8));
        if (item(question).equals(HELD)) {
            held.hold();
        }
        Optional<CanaryPatron> patron = patron(question);
        Optional<Fault> fault =
                patron.filter(_ -> faults && question.type().equals("23"))
                        .flatMap(each -> Fault.of(each.number()))
                        .filter(each -> !each.isTerminals());
        String answer = answer(question, patron);
        return fault.isPresent()
                ? LibraryFaults.spoilt(fault.get(), answer, question.number())
                : Line.signed(answer, question.number(), UTF_8);
    }

    /** Where there is no card, the barcode says whose loan it is. */
    private Optional<CanaryPatron> patron(Line question) {
        String card = question.field("AA");
        String item = item(question);
        return card.isEmpty() && item.startsWith(LENT)
                ? Optional.of(patrons.get(Integer.parseInt(item.substring(LENT.length()))))
                : patrons.with(card);
    }

    private static String item(Line question) {
        return question.field("AB");
    }

    private static String answer(Line question, Optional<CanaryPatron> patron) {
        return switch (question.type()) {
            case "93" -> "941";
            case "99" -> "98YYYYYY100003" + DATE + "2.00AORIV|BXYYYYYYYYYYYYYYYY|";
            case "23" -> "24              001" + DATE + about(question, patron);
            case "63" ->
                    "64              001"
                            + DATE
                            + "000100010001000100000000"
                            + lists(question, patron);
            case "11" -> "121NUY" + DATE + loan(question, patron);
            case "29" -> "301YUY" + DATE + loan(question, patron);
            case "09" -> "101YUN" + DATE + returned(question, patron);
            case "17" -> "18030101" + DATE + returned(question, patron);
            case "35" -> "36Y" + DATE + about(question, patron);
            default -> "96";
        };
    }

    /** Everything about the patron, in the standard's fields and in those of vendors. */
    private static String about(Line question, Optional<CanaryPatron> patron) {
        return patron.map(each ->
                        "AORIV|AA%s|AE%s|BLY|CQY|BHEUR|BV%s|BD%s|BE%s|BF%s|PB%s|PC%s|%s"
                                .formatted(
                                        each.text(ValueClass.CARD),
                                        each.text(ValueClass.NAME),
                                        each.text(ValueClass.FEE),
                                        each.text(ValueClass.STREET),
                                        each.text(ValueClass.MAIL),
                                        each.text(ValueClass.PHONE),
                                        each.text(ValueClass.BIRTH),
                                        each.text(ValueClass.GROUP),
                                        notes(each)))
                .orElse("AORIV|AA%s|AE|BLN|AFUnknown.|".formatted(question.field("AA")));
    }

    /** Free text as library systems write it, full of names; and fields that nobody declared. */
    private static String notes(CanaryPatron patron) {
        String name = patron.text(ValueClass.NAME);
        return "AFHello %s, card %s. %s|AGFor %s, %s|ZZ%s|XI%s|"
                .formatted(
                        name,
                        patron.text(ValueClass.CARD),
                        patron.text(ValueClass.NOTE),
                        name,
                        patron.text(ValueClass.STREET),
                        patron.text(ValueClass.PIN),
                        patron.text(ValueClass.MAIL));
    }

    private static String lists(Line question, Optional<CanaryPatron> patron) {
        return about(question, patron)
                + patron.map(each ->
                                "AS%s|AT%s|AU%s|AV%s|"
                                        .formatted(
                                                each.text(ValueClass.HOLD),
                                                each.text(ValueClass.NOTE),
                                                each.text(ValueClass.LOAN),
                                                each.text(ValueClass.FINE)))
                        .orElse("");
    }

    private static String loan(Line question, Optional<CanaryPatron> patron) {
        return about(question, patron)
                + "AB%s|AJ%s|AH20261220|CH%s|BK%s|"
                        .formatted(
                                item(question),
                                patron.map(each -> each.text(ValueClass.LOAN)).orElse(""),
                                patron.map(each -> each.text(ValueClass.NOTE)).orElse(""),
                                question.number());
    }

    /** Who had it, and who waits for it: to a gate or a sorter that must not know. */
    private static String returned(Line question, Optional<CanaryPatron> patron) {
        return about(question, patron)
                + "AB%s|AQMAIN|AJ%s|CY%s|DA%s|AF%s|AH20261220|"
                        .formatted(
                                item(question),
                                patron.map(each -> each.text(ValueClass.LOAN)).orElse(""),
                                patron.map(each -> each.text(ValueClass.CARD)).orElse(""),
                                patron.map(each -> each.text(ValueClass.NAME)).orElse(""),
                                patron.map(each -> each.text(ValueClass.NOTE)).orElse(""));
    }
}
