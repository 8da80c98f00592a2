package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One corner of the library: its kiosks, one for each kind of door, a gate and a sorter. It plays
 * one session after the other and stays connected afterwards, as kiosks do. One thread; whoever
 * makes it closes it.
 */
final class Station implements AutoCloseable {
    /** Silence and age at which the doors {@code idle} and {@code maximum} end a session. */
    static final int LIMIT_SECONDS = 2;

    private static final String DATE = "20261122    120000";
    private static final long PAST_LIMIT = TimeUnit.MILLISECONDS.toNanos(3500);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int MOST_TRIES = 30;
    private static final int TOO_LONG = 66_000;

    private final Doors doors;
    private final CanaryVendor vendor;
    private final boolean faults;

    Station(Doors doors, CanaryVendor vendor, boolean faults) {
        this.doors = doors;
        this.vendor = vendor;
        this.faults = faults;
    }

    /** The terminals of a station. */
    record Doors(
            Terminal kiosk,
            Terminal idle,
            Terminal maximum,
            Terminal gate,
            Terminal sorter,
            Terminal asker) {
        Terminal forEnd(End end) {
            return switch (end) {
                case IDLE -> idle;
                case MAXIMUM -> maximum;
                default -> kiosk;
            };
        }
    }

    /** Whether the patron was served: what the whole session is for. */
    boolean play(CanaryPatron patron) {
        End end = End.of(patron.number());
        Terminal kiosk = doors.forEnd(end);
        boolean served = open(kiosk, patron);
        if (faults) {
            Fault.of(patron.number()).ifPresent(fault -> spoil(kiosk, patron, fault));
        }
        ask(patron);
        around(patron);
        end(kiosk, patron, end);
        return served;
    }

    /** The first half of a session: everything but its end. */
    static boolean open(Terminal kiosk, CanaryPatron patron) {
        String card = patron.text(ValueClass.CARD);
        String who = "AORIV|AA%s|AC|AD%s|".formatted(card, patron.text(ValueClass.PIN));
        String item = "AB" + CanaryLibrary.LENT + patron.number() + "|";
        String loans = "63001" + DATE + "  Y       " + who;
        boolean served = insist(kiosk, loans, "|BLY|");
        kiosk.ask(loans); // recalled
        kiosk.ask("63001" + DATE + "Y         " + who);
        kiosk.ask("23001" + DATE + who);
        kiosk.ask("11YN" + DATE + "                  " + who + item);
        kiosk.ask("29YN" + DATE + "                  " + who + item);
        kiosk.ask(
                "15+"
                        + DATE
                        + "BW20270101    120000|BS|BY2|"
                        + who
                        + "AB"
                        + CanaryVendor.LENT
                        + patron.number()
                        + "|");
        kiosk.ask("37" + DATE + "0400EURBV" + patron.text(ValueClass.FEE) + "|" + who);
        kiosk.ask("65" + DATE + who);
        kiosk.ask("17" + DATE + "AORIV|" + item + "AC|");
        kiosk.ask("97");
        return served;
    }

    /** A checkout by this patron whose answer the library system holds back. */
    static void askWhatIsHeldBack(Terminal kiosk, CanaryPatron patron) {
        kiosk.ask(
                "11YN%s                  AORIV|AA%s|AC|AD%s|AB%s|"
                        .formatted(
                                DATE,
                                patron.text(ValueClass.CARD),
                                patron.text(ValueClass.PIN),
                                CanaryLibrary.HELD));
    }

    /** Sends this as a barcode through every door, so that it must be found behind it. */
    void plant(String control) {
        String item = "AB" + control + "|";
        String information = "17" + DATE + "AORIV|" + item + "AC|";
        String hold = "15+" + DATE + "BW20270101    120000|BS|BY2|AORIV|AA|AD|" + item + "AC|";
        insist(doors.kiosk(), information, control);
        insist(doors.kiosk(), hold, "161");
        insist(doors.gate(), information, control);
        insist(doors.sorter(), information, control);
        insist(doors.asker(), "23001" + DATE + "AORIV|AA" + control + "|AC|AD|", control);
    }

    @Override
    public void close() {
        doors.kiosk().close();
        doors.idle().close();
        doors.maximum().close();
        doors.gate().close();
        doors.sorter().close();
        doors.asker().close();
    }

    /** Asks until the answer has this in it; a connection's first use may take too long. */
    private static boolean insist(Terminal terminal, String question, String wanted) {
        boolean got = false;
        for (int tries = 0; tries < MOST_TRIES && !got; tries++) {
            if (tries > 0) {
                LockSupport.parkNanos(PAUSE);
            }
            got = terminal.ask(question).contains(wanted);
        }
        return got;
    }

    /** A vendor asks us about the patron as it knows her, and by the card, which it must not. */
    private void ask(CanaryPatron patron) {
        vendor.reader(CanaryVendor.LENT + patron.number())
                .ifPresent(token -> ask(token, patron.text(ValueClass.PIN)));
        ask(patron.text(ValueClass.CARD), patron.text(ValueClass.PIN));
    }

    private void ask(String identifier, String pin) {
        String who = "AORIV|AA%s|AC|AD%s|".formatted(identifier, pin);
        doors.asker().ask("23001" + DATE + who);
        doors.asker().ask("63001" + DATE + "  Y       " + who);
        doors.asker().ask("35" + DATE + who);
    }

    /** What passes the gate and the sorter belongs to this patron. */
    private void around(CanaryPatron patron) {
        String item = "AORIV|AB" + CanaryLibrary.LENT + patron.number() + "|AC|";
        doors.gate().ask("17" + DATE + item);
        doors.sorter().ask("09N" + DATE + DATE + "APMAIN|" + item);
    }

    private static void end(Terminal kiosk, CanaryPatron patron, End end) {
        switch (end) {
            case GOODBYE ->
                    kiosk.ask("35" + DATE + "AORIV|AA" + patron.text(ValueClass.CARD) + "|AC|AD|");
            case DISCONNECT -> kiosk.close();
            case IDLE -> LockSupport.parkNanos(PAST_LIMIT);
            case MAXIMUM -> talkPastLimit(kiosk);
            case OTHER_CARD -> {} // it will be
        }
    }

    /** Never silent for long enough to be idle, and without a card that would begin anew. */
    private static void talkPastLimit(Terminal kiosk) {
        long until = System.nanoTime() + PAST_LIMIT;
        while (System.nanoTime() < until) {
            kiosk.ask("17" + DATE + "AORIV|ABtalk|AC|");
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static void spoil(Terminal kiosk, CanaryPatron patron, Fault fault) {
        String message =
                "63001%s          AORIV|AA%s|AC|AD%s|"
                        .formatted(DATE, patron.text(ValueClass.CARD), patron.text(ValueClass.PIN));
        Optional<String> spoilt =
                switch (fault) {
                    case TERMINAL_CHECKSUM -> Optional.of(message + "AY1AZ0000\r");
                    case TERMINAL_CHARSET -> Optional.of(message + "XX\u00ff|\r");
                    case TERMINAL_UNKNOWN_MESSAGE -> Optional.of("77" + message + "\r");
                    case TERMINAL_BREAKS_OFF -> Optional.of(message);
                    case TERMINAL_TOO_LONG ->
                            Optional.of(message.repeat(1 + TOO_LONG / message.length()));
                    case TERMINAL_NO_SIP2 -> Optional.of("GET /?" + message + "\r");
                    default -> Optional.empty();
                };
        boolean breaksOff = fault == Fault.TERMINAL_BREAKS_OFF;
        spoilt.ifPresent(text -> kiosk.send(text.getBytes(ISO_8859_1), !breaksOff));
        if (breaksOff) {
            kiosk.close();
        }
    }
}
