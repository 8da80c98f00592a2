package org.carrel.gateway.demo;

import java.util.List;
import java.util.Optional;
import org.carrel.gateway.demo.Item.Start;

/** What stands in the demonstration library. Adding an item is adding a row. */
final class Stock {
    static final String MAIN = "MAIN";
    static final String HARBOUR = "HARBOUR";

    private static final String PREFIX = "39001";

    // spotless:off
    static final Item MOBY_DICK =      row(20000118, "Moby-Dick; or, The Whale",                 "001", "F MEL",  MAIN,    Start.ON_SHELF);
    static final Item PERE_GORIOT =    row(20000126, "Le Père Goriot",                           "001", "F BAL",  MAIN,    Start.ON_SHELF);
    static final Item ATLAS =          row(20000134, "Atlas of the World's Rivers",              "001", "R 551",  MAIN,    Start.REFERENCE);
    static final Item CRANFORD =       row(20000142, "Cranford",                                 "001", "F GAS",  MAIN,    Start.ON_SHELF);
    static final Item FRUEHLING =      row(20000159, "Frühlings Erwachen",                       "001", "D WED",  MAIN,    Start.ON_SHELF);
    static final Item HOLD_WAITING =   row(20000167, "The Odd Women",                            "001", "F GIS",  MAIN,    Start.ON_SHELF);
    static final Item FROM_HARBOUR =   row(20000175, "Sea Shanties for Four Voices",             "006", "CD SEA", HARBOUR, Start.ON_SHELF);
    static final Item ON_HOLD_SHELF =  row(20000183, "A Journal of the Plague Year",             "001", "F DEF",  MAIN,    Start.HOLD_SHELF);
    static final Item IN_TRANSIT =     row(20000191, "Die Leiden des jungen Werthers",           "001", "F GOE",  HARBOUR, Start.IN_TRANSIT);
    static final Item WALDEN =         row(20000209, "Walden",                                   "001", "818 THO",MAIN,    Start.ON_SHELF);
    static final Item EMMA =           row(20000217, "Emma",                                     "001", "F AUS",  MAIN,    Start.ON_SHELF);
    static final Item MIDDLEMARCH =    row(20000225, "Middlemarch",                              "001", "F ELI",  MAIN,    Start.ON_SHELF);
    private static final List<Item> ALL = List.of(
        MOBY_DICK, PERE_GORIOT, ATLAS, CRANFORD, FRUEHLING, HOLD_WAITING, FROM_HARBOUR, ON_HOLD_SHELF, IN_TRANSIT, WALDEN, EMMA, MIDDLEMARCH,
        row(20000233, "Les Misérables, tome premier",             "001", "F HUG",  MAIN,    Start.ON_SHELF),
        row(20000241, "Niebla",                                   "001", "F UNA",  MAIN,    Start.ON_SHELF),
        row(20000258, "Don Quijote de la Mancha: edición breve",  "001", "F CER",  HARBOUR, Start.ON_SHELF),
        row(20000266, "Gösta Berlings saga",                      "001", "F LAG",  MAIN,    Start.ON_SHELF),
        row(20000274, "Kristin Lavransdatter",                    "001", "F UND",  MAIN,    Start.ON_SHELF),
        row(20000282, "Über die Farben",                          "001", "535 UBE",MAIN,    Start.ON_SHELF),
        row(20000290, "Small Boats and How to Mend Them",         "001", "623 SMA",HARBOUR, Start.ON_SHELF),
        row(20000308, "Twelve Cantatas",                          "006", "CD BAC", MAIN,    Start.ON_SHELF),
        row(20000316, "Birdsong of the Estuary",                  "006", "CD BIR", HARBOUR, Start.ON_SHELF),
        row(20000324, "The Riverside Review, volume 12",          "003", "P RIV",  MAIN,    Start.REFERENCE),
        row(20000332, "Town Map of 1880",                         "000", "R MAP",  MAIN,    Start.REFERENCE),
        row(20000340, "Bread from Five Countries",                "001", "641 BRE",MAIN,    Start.ON_SHELF),
        row(20000357, "First Steps in Astronomy",                 "001", "520 FIR",MAIN,    Start.ON_SHELF),
        row(20000365, "Garden Paths",                             "002", "P GAR",  MAIN,    Start.ON_SHELF),
        row(20000373, "Northanger Abbey",                         "001", "F AUS",  MAIN,    Start.ON_SHELF),
        row(20000381, "Persuasion",                               "001", "F AUS",  HARBOUR, Start.ON_SHELF),
        row(20000399, "The Warden",                               "001", "F TRO",  MAIN,    Start.ON_SHELF),
        row(20000407, "Phineas Finn",                             "001", "F TRO",  MAIN,    Start.ON_SHELF),
        row(20000415, "Kidnapped",                                "001", "F STE",  HARBOUR, Start.ON_SHELF),
        row(20000423, "Treasure Island",                          "010", "T STE",  MAIN,    Start.ON_SHELF),
        row(20000431, "Jane Eyre",                                "001", "F BRO",  MAIN,    Start.ON_SHELF),
        row(20000449, "Villette",                                 "001", "F BRO",  MAIN,    Start.ON_SHELF),
        row(20000456, "Effi Briest",                              "001", "F FON",  MAIN,    Start.ON_SHELF),
        row(20000464, "Der Schimmelreiter",                       "001", "F STO",  HARBOUR, Start.ON_SHELF),
        row(20000472, "Knots and Splices",                        "001", "623 KNO",HARBOUR, Start.ON_SHELF),
        row(20000480, "The Kitchen Chemist",                      "001", "540 KIT",MAIN,    Start.ON_SHELF),
        row(20000498, "Paper Boats",                              "001", "J PAP",  MAIN,    Start.ON_SHELF),
        row(20000506, "A Child's Garden of Stars",                "001", "J CHI",  MAIN,    Start.ON_SHELF));
    // spotless:on

    private Stock() {}

    /** All of it, in the order of the table. */
    static List<Item> all() {
        return ALL;
    }

    /** The item with this barcode, if the library has it. */
    static Optional<Item> with(String barcode) {
        return ALL.stream().filter(each -> each.barcode().equals(barcode)).findFirst();
    }

    // a table's row is as wide as the table
    private static Item row(
            int serial, String title, String media, String shelfMark, String branch, Start start) {
        return new Item(Codabar.number(PREFIX, serial), title, media, shelfMark, branch, start);
    }
}
