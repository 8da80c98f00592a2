package org.carrel.gateway.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.carrel.gateway.demo.Witness.Sighting;

/** The end of the demonstration: who was told what, and whether the vendors were told too much. */
final class Verdict {
    private static final Set<String> VENDORS = Set.of(SimulatedVendor.PRESS, SimulatedVendor.TILL);
    private static final List<String> PARTIES =
            List.of(
                    FieldTable.ILS_SAID,
                    "kiosk",
                    "gate",
                    "sorter",
                    "ILS",
                    SimulatedVendor.PRESS,
                    SimulatedVendor.TILL);

    private final PrintStream out;
    private final Screen screen;

    Verdict(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /**
     * Prints the table and the search's result; whether the vendors learnt nothing about a reader.
     */
    boolean pass(List<Sighting> sightings) {
        new SideBySide(screen).title("Who was told what").forEach(out::println);
        out.println(
                "How often the library system said each field, and how often each party was told it:");
        new FieldTable(PARTIES, sightings).lines().forEach(out::println);
        out.println();
        List<Sighting> vendors =
                sightings.stream().filter(each -> VENDORS.contains(each.party())).toList();
        List<Leak> leaks = new LeakSearch(People.all()).search(vendors);
        // a search that had nothing to read proves nothing
        boolean pass = !vendors.isEmpty() && leaks.isEmpty();
        String check =
                "what the vendors saw (%d lines): no card number, name, PIN, contact value: "
                        .formatted(vendors.size());
        out.println(check + (pass ? screen.green("PASS") : screen.red("FAIL")));
        leaks.stream().distinct().forEach(leak -> out.println("  " + screen.red(leak.toString())));
        return pass;
    }
}
