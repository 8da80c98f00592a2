package org.carrel.gateway.demo;

import io.netty.buffer.ByteBufAllocator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcBuilder;
import org.carrel.z3950.record.MarcCharset;
import org.carrel.z3950.record.MarcTag;

/**
 * The catalogue of the demonstration library, made at its start from {@code catalogue.txt}: three
 * editions of each work as MARC 21. Like a real one it holds more than books: every fifth record
 * says who gave the book, every seventh who waits for it, and each item who had it last, so that
 * one sees what the gateway takes out. The people are made up.
 */
final class Catalogue {
    /** When every copy is due back. */
    static final String DUE = "2026-12-01";

    /** When every copy was lent last. */
    static final String BORROWED = "2026-11-03";

    private static final List<String> EDITIONS =
            List.of("", "Large print edition.", "Electronic edition.");
    private static final List<String> PEOPLE =
            List.of("Quenby Ashdown", "Ivo Marchetti", "Sunniva Holm", "Tadeo Barrios");
    private static final int COLUMNS = 8;
    private static final int GIFTS = 5;
    private static final int HOLDS = 7;
    private static final int ROOM = 2048;

    private final List<Work> works;

    private Catalogue(List<Work> works) {
        this.works = works;
    }

    /** The catalogue as it comes with the gateway. */
    static Catalogue open() {
        InputStream file = Catalogue.class.getResourceAsStream("catalogue.txt");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            List<Work> works = new ArrayList<>();
            for (String line : lines.readAllLines()) {
                if (!line.startsWith("#")) {
                    works.add(Work.of(line));
                }
            }
            return new Catalogue(works);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How many records there are. */
    int size() {
        return works.size() * EDITIONS.size();
    }

    /** The words that a search may find a record by, in small letters. */
    String words(int number) {
        Work work = work(number);
        String all = String.join(" ", work.author(), work.title(), work.subjects(), work.script());
        return all.toLowerCase(Locale.ROOT);
    }

    /** The record of a number from 0, which the caller closes. */
    Marc record(int number, ByteBufAllocator memory) {
        Work work = work(number);
        try (MarcBuilder marc = new MarcBuilder(memory, ROOM)) {
            marc.begin(MarcTag.of("001")).append("demo%05d".formatted(number)).end();
            marc.begin(MarcTag.of("003")).append("CARREL-DEMO").end();
            marc.begin(MarcTag.of("008")).append(work.fixed()).end();
            field(marc, "020", "  ", "a", isbn(number));
            describe(work, EDITIONS.get(number % EDITIONS.size()), marc);
            for (String subject : work.subjects().split(";", -1)) {
                field(marc, "650", " 0", "a", subject.strip() + ".");
            }
            if (!work.script().isEmpty()) {
                field(marc, "880", "10", "6", "245-01", "a", work.script());
            }
            remarks(number, marc);
            return marc.build(MarcCharset.UTF_8);
        }
    }

    private Work work(int number) {
        return works.get(number / EDITIONS.size());
    }

    private static void describe(Work work, String edition, MarcBuilder marc) {
        if (work.lived().isEmpty()) {
            field(marc, "100", "1 ", "a", work.author() + ".");
        } else {
            field(marc, "100", "1 ", "a", work.author() + ",", "d", work.lived() + ".");
        }
        if (work.script().isEmpty()) {
            field(marc, "245", "10", "a", work.title() + ".");
        } else {
            field(marc, "245", "10", "6", "880-01", "a", work.title() + ".");
        }
        if (!edition.isEmpty()) {
            field(marc, "250", "  ", "a", edition);
        }
        field(marc, "264", " 1", "a", work.place() + ",", "c", work.year() + ".");
    }

    /** What an index has of a record. */
    List<String> headings(int number, SearchIndex index) {
        Work work = work(number);
        return switch (index) {
            case AUTHOR -> List.of(work.author());
            case TITLE -> List.of(work.title());
            case ISBN -> List.of(isbn(number));
            case SUBJECT ->
                    Arrays.stream(work.subjects().split(";", -1)).map(String::strip).toList();
            case ANY -> List.of(words(number), isbn(number));
        };
    }

    /** Those who gave a record's book, wait for it or had it last. */
    static List<String> people() {
        return PEOPLE;
    }

    /** The one of them who has to do with a record. */
    static String person(int number) {
        return PEOPLE.get(number % PEOPLE.size());
    }

    /** The barcode of a record's one copy. */
    static String barcode(int number) {
        return "39001%09d".formatted(number);
    }

    static boolean isOnHold(int number) {
        return number % HOLDS == 0;
    }

    /** What stands on the slip in the book. */
    static String note(int number) {
        return isOnHold(number) ? "Hold for " + person(number) : "Shelved by author";
    }

    private static String isbn(int number) {
        return "979%010d".formatted(number * 37L);
    }

    /** What staff and systems write into records, which nobody outside should read. */
    private static void remarks(int number, MarcBuilder marc) {
        String person = person(number);
        if (number % GIFTS == 0) {
            field(marc, "541", "0 ", "c", "Gift of", "a", person);
            field(marc, "590", "  ", "a", "Gift of " + person + "; thank by letter.");
        }
        field(
                marc,
                "952",
                "  ",
                "a",
                "RIV",
                "b",
                "RIV",
                "o",
                "F " + number,
                "p",
                barcode(number),
                "q",
                DUE,
                "s",
                BORROWED,
                "x",
                "last borrowed by " + person,
                "z",
                note(number));
    }

    private static void field(MarcBuilder marc, String tag, String indicators, String... parts) {
        marc.begin(MarcTag.of(tag), indicators.charAt(0), indicators.charAt(1));
        for (int part = 0; part < parts.length; part += 2) {
            marc.subfield(parts[part].charAt(0)).append(parts[part + 1]);
        }
        marc.end();
    }

    /** One line of the table. */
    private record Work(
            String author,
            String lived,
            String title,
            String year,
            String place,
            String language,
            String subjects,
            String script) {

        static Work of(String line) {
            String[] columns = line.split("\\|", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalStateException("a work has " + COLUMNS + " columns");
            }
            for (int column = 0; column < COLUMNS; column++) {
                columns[column] = columns[column].strip();
            }
            return new Work(
                    columns[0],
                    columns[1],
                    columns[2],
                    columns[3],
                    columns[4],
                    columns[5],
                    columns[6],
                    columns[7]);
        }

        /** 008: when it was entered, when and where it came out, its language. */
        String fixed() {
            return "261122s" + year + "    xx            000 1 " + language + "  ";
        }
    }
}
