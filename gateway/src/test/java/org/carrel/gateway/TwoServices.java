package org.carrel.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.carrel.gateway.demo.SimulatedVendor;

/**
 * Two vendors that keep all they are told, behind one gateway: a press that takes holds and a
 * lender that lends, both with tokens of the same class. Closing it closes all.
 */
final class TwoServices implements AutoCloseable {
    private static final String PRESS = SimulatedVendor.PRESS;
    private static final String LENDER = "lender";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd    HHmmss");
    private static final int KIOSKS = 4;
    private static final int AT_ONCE = 8;
    private static final int VISITS = 64;

    private final QuickSystem library = QuickSystem.forgetful(question -> question);
    private final QuickSystem press = QuickSystem.keeping(TwoServices::held);
    private final QuickSystem lender = QuickSystem.keeping(TwoServices::lent);
    private final List<WireClient> kiosks = new ArrayList<>();
    private final WiredGateway gateway;

    /**
     * @param token what stands in the configuration between the braces of both tokens, but for the
     *     prefix
     * @param clock says when epochs end
     */
    TwoServices(String token, Path storage, Clock clock) {
        Plan plan =
                new Plan()
                        .storage(storage)
                        .record("ils", library.port())
                        .vendor(PRESS, press.port(), SimulatedVendor.login(PRESS))
                        .say(PRESS, "token", "{ %s, prefix: \"29998\" }".formatted(token))
                        .vendor(LENDER, lender.port(), SimulatedVendor.login(LENDER))
                        .say(LENDER, "token", "{ %s, prefix: \"29997\" }".formatted(token))
                        .door("kiosks", "self-check")
                        .say("kiosks", "routes", "{ hold: press, checkout: lender }");
        gateway = new WiredGateway(plan.text(), clock, VISITS);
        for (int each = 0; each < KIOSKS; each++) {
            kiosks.add(new WireClient(gateway.port("kiosks"), Speech.STANDARD));
        }
    }

    /** Which of the two a reader uses. */
    enum Service {
        PRESS,
        LENDER
    }

    /**
     * A reader uses a service.
     *
     * @param item of another stock at each of them
     */
    record Use(Service service, int patron, LocalDateTime time, int item) {
        String question() {
            String card = VendorQuestions.barcode("29001", 40_000_000 + 7919 * patron);
            String rest = "AOZWEIG|AA" + card + "|AB";
            return switch (service) {
                case PRESS -> "15+" + DATE.format(time) + rest + "3900121%07d|".formatted(item);
                case LENDER ->
                        "11YN"
                                + DATE.format(time)
                                + " ".repeat(18)
                                + rest
                                + "3900122%07d|AC|".formatted(item);
            };
        }
    }

    /** Has every use asked at one of the kiosks, and waits until all are answered. */
    void serve(List<Use> uses) {
        for (int from = 0; from < uses.size(); from += KIOSKS * AT_ONCE) {
            List<Use> some = uses.subList(from, Math.min(uses.size(), from + KIOSKS * AT_ONCE));
            for (int at = 0; at < some.size(); at++) {
                kiosks.get(at % KIOSKS).say(some.get(at).question());
            }
            for (int at = 0; at < some.size(); at++) {
                String answer = kiosks.get(at % KIOSKS).hear().columns();
                if (!answer.startsWith("1")) {
                    throw new AssertionError("a use was refused");
                }
            }
        }
    }

    /** Ends epochs that are over by now. */
    void tick() {
        gateway.tick();
    }

    /** All that a vendor was told. */
    List<String> told(Service service) {
        return switch (service) {
            case PRESS -> press.heard();
            case LENDER -> lender.heard();
        };
    }

    /** When a question says that it was asked, as it stands there. */
    static String date(String question) {
        int from = question.startsWith("15") ? 3 : 4;
        return question.substring(from, from + 18);
    }

    /** The same as a time. */
    static LocalDateTime time(String question) {
        return LocalDateTime.parse(date(question), DATE);
    }

    /** The number of the item that a question names. */
    static int item(String question) {
        return Integer.parseInt(QuickSystem.field(question, "AB").substring(7));
    }

    @Override
    public void close() {
        kiosks.forEach(WireClient::close);
        gateway.close();
        press.close();
        lender.close();
        library.close();
    }

    private static String held(String question) {
        return "161Y%sAORIV|AA%s|AB%s|"
                .formatted(
                        Questions.DATE,
                        QuickSystem.field(question, "AA"),
                        QuickSystem.field(question, "AB"));
    }

    private static String lent(String question) {
        return "121NNY%sAORIV|AA%s|AB%s|AJA film|AH20260201|"
                .formatted(
                        Questions.DATE,
                        QuickSystem.field(question, "AA"),
                        QuickSystem.field(question, "AB"));
    }
}
