package org.carrel.gateway.demo;

import static org.carrel.sip2.FixedField.*;
import static org.carrel.sip2.Sip2Field.*;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.gateway.demo.Item.Start;
import org.carrel.gateway.demo.Loans.Loan;
import org.carrel.sip2.Sip2MessageType;

/**
 * Takes things back (09) and tells the sorter who had them and who waits for them: more than a
 * sorter should ever hear (sip2.md §8.2).
 */
final class ReturnDesk implements Answers.Desk {
    private final Circulation circulation;
    private final Clock clock;

    ReturnDesk(Circulation circulation, Clock clock) {
        this.circulation = circulation;
        this.clock = clock;
    }

    @Override
    public Map<Sip2MessageType, Function<Question, Reply>> answers() {
        return Map.of(Sip2MessageType.CHECKIN, this::checkin);
    }

    private Reply checkin(Question question) {
        return Stock.with(question.text(ITEM_IDENTIFIER))
                .map(item -> returned(question, item))
                .orElseGet(() -> stranger(question));
    }

    private Reply stranger(Question question) {
        return Reply.to(question, clock)
                .put(OK, "0")
                .put(MAGNETIC_MEDIA, "U")
                .put(ALERT, true)
                .echo(question, ITEM_IDENTIFIER)
                .put(SORT_BIN, "9")
                .put("CV", "99")
                .put(SCREEN_MESSAGE, "This is not ours.");
    }

    private Reply returned(Question question, Item item) {
        Optional<Loan> ended = circulation.takeBack(item, branch(question));
        Start place = circulation.place(item);
        Reply reply =
                Reply.to(question, clock)
                        .put(OK, "1")
                        .put(RESENSITIZE, true)
                        .put(MAGNETIC_MEDIA, false)
                        .put(ALERT, place == Start.HOLD_SHELF || place == Start.IN_TRANSIT)
                        .put(ITEM_IDENTIFIER, item.barcode())
                        .put(PERMANENT_LOCATION, item.branch())
                        .put(TITLE_IDENTIFIER, item.title())
                        .put(SORT_BIN, bin(place))
                        .put(MEDIA_TYPE, item.media())
                        .put(ITEM_PROPERTIES, "Shelf mark " + item.shelfMark())
                        .put("CS", item.shelfMark())
                        .put("CR", "GENERAL");
        ended.flatMap(loan -> People.with(loan.card()))
                .ifPresent(reader -> previous(reply, reader));
        return signpost(reply, item, place);
    }

    private static void previous(Reply reply, Patron reader) {
        reply.put(PATRON_IDENTIFIER, reader.card())
                .put(SCREEN_MESSAGE, "Returned by " + reader.name());
    }

    private Reply signpost(Reply reply, Item item, Start place) {
        if (place == Start.IN_TRANSIT) {
            return reply.put("CV", "04").put("CT", item.branch());
        }
        return place == Start.HOLD_SHELF
                ? circulation
                        .holds()
                        .first(item)
                        .flatMap(People::with)
                        .map(reader -> holdSlip(reply, item, reader))
                        .orElse(reply)
                : reply;
    }

    /** Some systems put the waiting reader's card into CT (sip2.md §3.2); this one does. */
    private static Reply holdSlip(Reply reply, Item item, Patron reader) {
        return reply.put("CV", "01")
                .put("CT", reader.card())
                .put("CY", reader.card())
                .put("DA", reader.name())
                .put(PRINT_LINE, "HOLD for " + reader.name())
                .put(PRINT_LINE, "Phone " + reader.contact().phone())
                .put(PRINT_LINE, item.title());
    }

    private static String bin(Start place) {
        return switch (place) {
            case ON_SHELF -> "1";
            case HOLD_SHELF -> "2";
            case IN_TRANSIT -> "3";
            case REFERENCE -> "4";
        };
    }

    private static String branch(Question question) {
        String named = question.text(CURRENT_LOCATION);
        return named.equals(Stock.HARBOUR) ? Stock.HARBOUR : Stock.MAIN;
    }
}
