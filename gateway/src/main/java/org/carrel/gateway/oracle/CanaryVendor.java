package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A vendor that believes every identifier and repeats it in its texts. Any thread. */
record CanaryVendor(WorkFolder evidence) implements LineServer.Desk {
    private static final String DATE = "20261122    120000";

    @Override
    public byte[] answer(byte[] bytes) {
        evidence.append(Sink.VENDORS, bytes);
        Line question = new Line(new String(bytes, UTF_8));
        String patron = question.field("AA");
        String about = "AORIV|AA%s|AFKnown as %s|".formatted(patron, patron);
        String answer =
                switch (question.type()) {
                    case "93" -> "941";
                    case "99" -> "98YYYYYY100003" + DATE + "2.00AORIV|BXYYYYYYYYYYYYYYYY|";
                    case "15" -> "161Y" + DATE + about + "BR1|";
                    case "37" -> "38Y" + DATE + about;
                    case "65" -> "66100010000" + DATE + about;
                    default -> "96";
                };
        return Line.signed(answer, question.number(), UTF_8);
    }
}
