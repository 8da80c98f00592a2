package org.carrel.gateway.demo;

import java.util.List;

/**
 * A reader at the self-check kiosk: who is it, two loans, a refusal, a renewal, a hold, a payment,
 * goodbye.
 */
public final class KioskVisit implements Play {
    /** The kiosk's login in {@code demo.yaml}. */
    public static final Login LOGIN = new Login("kiosk1", "demo-kiosk");

    private static final String NO_DUE_DATE = " ".repeat(18);
    private static final String HOLDS = "Y         ";
    private static final String CHARGED = "  Y       ";

    private final Login login;
    private final Patron reader = People.ZOE;

    public KioskVisit() {
        this(LOGIN);
    }

    KioskVisit(Login login) {
        this.login = login;
    }

    @Override
    public String title() {
        return "A visit to the kiosk";
    }

    @Override
    public String party() {
        return "kiosk";
    }

    @Override
    public String terminals() {
        return "kiosks";
    }

    @Override
    public String charset() {
        return "cp850";
    }

    @Override
    public List<Step> steps() {
        // spotless:off
        return List.of(
            new Step("The kiosk says who it is itself",
                "9300CN" + login.user() + "|CO" + login.password() + "|CPFOYER|", "941"),
            new Step("The kiosk asks what is possible here",
                "9900802.00", "98Y"),
            new Step("A card is put down, and the kiosk asks who this is",
                "23001{now}AORIV|" + card() + "AC|AD|", "24"),
            new Step("The reader mistypes the PIN",
                information(HOLDS, "111111"), "64"),
            new Step("The reader types the PIN and sees what is on loan",
                information(CHARGED, reader.pin()), "64"),
            new Step("A book is lent",
                checkout(Stock.MOBY_DICK), "121"),
            new Step("Another one, with an accent in its title",
                checkout(Stock.PERE_GORIOT), "121"),
            new Step("The atlas must stay in the library",
                checkout(Stock.ATLAS), "120"),
            new Step("A loan of last week is renewed",
                "29NN{now}" + NO_DUE_DATE + "AORIV|" + card() + pin() + "AB" + Stock.CRANFORD.barcode() + "|", "301"),
            new Step("An e-book is put on hold: that is for the press, a vendor",
                "15+{now}AORIV|" + card() + pin() + "ABEB-100234|", "161"),
            new Step("A fine is paid: that is for the till, another vendor",
                "37{now}0400EURBV4.50|AORIV|" + card() + "BKpay-0001|", "38Y"),
            new Step("The kiosk prints the account",
                information(CHARGED, reader.pin()), "64"),
            new Step("The reader leaves",
                "35{now}AORIV|" + card(), "36Y"));
        // spotless:on
    }

    private String information(String summary, String pin) {
        return "63001{now}" + summary + "AORIV|" + card() + "AC|AD" + pin + "|";
    }

    private String checkout(Item item) {
        return "11YN{now}%sAORIV|%sAB%s|AC|%sBON|BIN|"
                .formatted(NO_DUE_DATE, card(), item.barcode(), pin());
    }

    private String card() {
        return "AA" + reader.card() + "|";
    }

    private String pin() {
        return "AD" + reader.pin() + "|";
    }
}
