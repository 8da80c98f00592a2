package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;

/**
 * A vendor that believes every identifier and repeats it in its texts. Any thread.
 *
 * @param readers by the barcode of the book that they wait for; takes entries from any thread
 */
record CanaryVendor(WorkFolder evidence, Map<String, String> readers) implements LineServer.Desk {
    /** How the barcode of an electronic book begins; the patron's number follows. */
    static final String LENT = "ebook";

    private static final String DATE = "20261122    120000";

    /** What the vendor calls the patron for whom this electronic book is put aside. */
    Optional<String> reader(String book) {
        return Optional.ofNullable(readers.get(book));
    }

    /** How many patrons it knows by a token. */
    int tokens() {
        return readers.size();
    }

    @Override
    public byte[] answer(byte[] bytes) {
        evidence.append(Sink.VENDORS, bytes);
        Line question = new Line(new String(bytes, UTF_8));
        String patron = question.field("AA");
        if (question.type().equals("15") && !patron.isEmpty()) {
            readers.put(question.field("AB"), patron);
        }
        String about = "AORIV|AA%s|AFKnown as %s|".formatted(patron, patron);
        String answer =
                switch (question.type()) {
                    case "93" -> "941";
                    case "99" -> "98YYYYYY100003" + DATE + "2.00AORIV|BXYYYYYYYYYYYYYYYY|";
                    case "15" -> "161Y" + DATE + about + "BR1|";
                    case "29" ->
                            "301YUY"
                                    + DATE
                                    + about
                                    + "AB%s|AJ|AH20261220|".formatted(question.field("AB"));
                    case "37" -> "38Y" + DATE + about;
                    case "65" -> "66100010000" + DATE + about;
                    default -> "96";
                };
        return Line.signed(answer, question.number(), UTF_8);
    }
}
