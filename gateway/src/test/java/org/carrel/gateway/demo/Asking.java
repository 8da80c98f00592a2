package org.carrel.gateway.demo;

import java.time.Clock;
import java.time.ZoneId;

/** The questions that tests put to a simulated service. */
final class Asking {
    private static final String NO_DATE = " ".repeat(18);

    private Asking() {}

    static String login(Login login) {
        return "9300CN" + login.user() + "|CO" + login.password() + "|";
    }

    static String status(String card, String pin) {
        return "23001" + now() + "AORIV|AA" + card + "|AC|AD" + pin + "|";
    }

    static String information(Patron patron, String summary) {
        return "63001" + now() + summary + "AORIV|AA" + patron.card() + "|AD" + patron.pin() + "|";
    }

    static String checkout(Patron patron, Item item) {
        return "11YN" + now() + NO_DATE + "AORIV|" + both(patron, item) + "AC|";
    }

    static String renew(Patron patron, Item item) {
        return "29NN" + now() + NO_DATE + "AORIV|" + both(patron, item);
    }

    static String hold(Patron patron, Item item, char mode) {
        return "15" + mode + now() + "AORIV|" + both(patron, item);
    }

    static String checkin(Item item) {
        return "09N" + now() + now() + "APMAIN|AORIV|AB" + item.barcode() + "|AC|";
    }

    static String item(Item item) {
        return "17" + now() + "AORIV|AB" + item.barcode() + "|";
    }

    static String pay(Patron patron, String sum) {
        return "37" + now() + "0400EURBV" + sum + "|AORIV|AA" + patron.card() + "|BKp1|";
    }

    static String now() {
        return Reply.date(Clock.system(ZoneId.systemDefault()));
    }

    private static String both(Patron patron, Item item) {
        return "AA" + patron.card() + "|AB" + item.barcode() + "|";
    }
}
