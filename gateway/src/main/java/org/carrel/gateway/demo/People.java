package org.carrel.gateway.demo;

import java.util.List;
import java.util.Optional;
import org.carrel.gateway.demo.Patron.Contact;
import org.carrel.gateway.demo.Patron.Standing;

/** The made-up readers of the demonstration library. Adding one is adding a row. */
final class People {
    private static final String PREFIX = "29001";

    // spotless:off
    static final Patron ZOE =
        row(10003417, "804719", "Zoë Çelik-Müller",      "Birkenallee 17, 50667 Rheinufer",  "+49 221 5550142", "zoe.celik@reader.example",   "19880614", "ADULT",   Standing.GOOD,           450);
    static final Patron AMARA =
        row(10008821, "735928", "Amara Okonkwo-Díaz",    "Mühlgraben 3, 50668 Rheinufer",    "+49 221 5550187", "amara.od@reader.example",    "19750302", "ADULT",   Standing.GOOD,             0);
    static final Patron JOSE =
        row(10014250, "917438", "José Ibáñez Peña",      "Kirchsteig 44, 50670 Rheinufer",   "+49 221 5550113", "jose.ibanez@reader.example", "19930927", "STUDENT", Standing.GOOD,             0);
    static final Patron LOST_CARD =
        row(10041962, "948127", "Bjørn Sæther",          "Hafenstraße 101, 50672 Rheinufer", "+49 221 5550166", "bjorn.s@reader.example",     "19691105", "ADULT",   Standing.BLOCKED,          0);
    static final Patron EXPIRED_CARD =
        row(10050033, "762049", "Ottilie Grünspan",      "Am Wehr 9, 50674 Rheinufer",       "+49 221 5550121", "ottilie.g@reader.example",   "19410119", "SENIOR",  Standing.EXPIRED,          0);
    static final Patron DEBTOR =
        row(10062208, "871658", "Casimir Vandenberghe",  "Tuchmarkt 28, 50676 Rheinufer",    "+49 221 5550194", "casimir.v@reader.example",   "19810408", "ADULT",   Standing.TOO_MANY_FINES, 3725);
    private static final List<Patron> ALL = List.of(
        ZOE, AMARA, JOSE, LOST_CARD, EXPIRED_CARD, DEBTOR,
        row(10021177, "853907", "Hannelore Featherstone","Lindenhof 5, 50667 Rheinufer",     "+49 221 5550135", "h.feather@reader.example",   "19570823", "SENIOR",  Standing.GOOD,           120),
        row(10036584, "790438", "Ngozi Adebayo",         "Schillerplatz 61, 50678 Rheinufer","+49 221 5550159", "ngozi.ade@reader.example",   "20010711", "STUDENT", Standing.GOOD,             0),
        row(10077719, "826547", "Łukasz Wiśniewski",     "Zeppelinweg 12, 50679 Rheinufer",  "+49 221 5550178", "lukasz.w@reader.example",    "19840430", "ADULT",   Standing.GOOD,             0),
        row(10083346, "709358", "Fionnuala MacGillicuddy","Rosengarten 76, 50667 Rheinufer", "+49 221 5550104", "fionnuala@reader.example",   "20151224", "CHILD",   Standing.GOOD,            75),
        row(10090905, "931769", "Thị Hương Nguyễn",      "Bachgasse 23, 50668 Rheinufer",    "+49 221 5550149", "huong.nguyen@reader.example","19961016", "ADULT",   Standing.GOOD,             0),
        row(10098113, "748297", "Søren Åkesson",         "Turmstraße 8, 50670 Rheinufer",    "+49 221 5550171", "soren.ak@reader.example",    "20120505", "CHILD",   Standing.GOOD,             0));
    // spotless:on

    private People() {}

    /** All of them, in the order of the table. */
    static List<Patron> all() {
        return ALL;
    }

    /** The reader with this card, if it is one of ours. */
    static Optional<Patron> with(String card) {
        return ALL.stream().filter(each -> each.card().equals(card)).findFirst();
    }

    // a table's row is as wide as the table
    private static Patron row(
            int serial,
            String pin,
            String name,
            String address,
            String phone,
            String email,
            String born,
            String patronClass,
            Standing standing,
            int owed) {
        return new Patron(
                Codabar.number(PREFIX, serial),
                pin,
                name,
                new Contact(address, phone, email),
                born,
                patronClass,
                standing,
                owed);
    }
}
