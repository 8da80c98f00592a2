package org.carrel.gateway.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.zoom.Identity;

/**
 * The end of the search: what the client told of itself and what reached the catalogue, what the
 * catalogue told of people and what reached the client.
 */
final class CatalogueVerdict {
    private final PrintStream out;
    private final Screen screen;

    CatalogueVerdict(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** Something that one side says and the other must not hear. */
    private record Planted(String what, Pattern form) {
        static Planted values(String what, Stream<String> values) {
            String all = values.map(Pattern::quote).collect(Collectors.joining("|"));
            return new Planted(what, Pattern.compile(all, Pattern.CASE_INSENSITIVE));
        }
    }

    /** Prints both tables; whether everything was said, and none of it heard. */
    boolean pass(Evidence client, Evidence catalogue) {
        boolean kept = pass("What the client said of itself", ofClient(), client, catalogue);
        boolean scrubbed = pass("What the catalogue said of people", ofPeople(), catalogue, client);
        return kept && scrubbed;
    }

    private boolean pass(String title, List<Planted> planted, Evidence sayer, Evidence hearer) {
        out.println();
        out.println(row(title, "said", "heard"));
        boolean pass = true;
        for (Planted each : planted) {
            long said = sayer.count(Direction.SENT, each.form());
            long heard = hearer.count(Direction.RECEIVED, each.form());
            // what was never said proves nothing by not being heard
            boolean good = said > 0 && heard == 0;
            pass &= good;
            String row = row("  " + each.what(), Long.toString(said), Long.toString(heard));
            out.println(good ? row : screen.red(row));
        }
        out.println(
                "nothing of it reached the other side: "
                        + (pass ? screen.green("PASS") : screen.red("FAIL")));
        return pass;
    }

    private static List<Planted> ofClient() {
        Identity identity = CatalogueVisit.IDENTITY;
        Identity.Login login = identity.login().orElseThrow();
        List<Planted> planted = new ArrayList<>();
        planted.add(Planted.values("its software", Stream.of(identity.implementation())));
        planted.add(Planted.values("its user", Stream.of(login.user())));
        planted.add(Planted.values("its password", Stream.of(login.password())));
        for (InformationKind kind : InformationKind.values()) {
            if (identity.units().containsKey(kind)) {
                String value = identity.units().getOrDefault(kind, "");
                planted.add(Planted.values("its " + kind.text(), Stream.of(value)));
            }
        }
        return planted;
    }

    private static List<Planted> ofPeople() {
        Stream<String> names =
                Catalogue.people().stream().flatMap(name -> Stream.of(name.split(" ", -1)));
        return List.of(
                Planted.values("names of donors, borrowers, waiting readers", names),
                Planted.values(
                        "notes of staff",
                        Stream.of("gift of", "thank by letter", "hold for", "last borrowed by")),
                Planted.values("dates of loans", Stream.of(Catalogue.DUE, Catalogue.BORROWED)),
                new Planted("barcodes of copies", Pattern.compile("39001[0-9]{9}")));
    }

    private static String row(String what, String said, String heard) {
        return String.format(Locale.ROOT, "%-48s%8s%8s", what, said, heard);
    }
}
