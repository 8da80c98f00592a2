package org.carrel.gateway.scrub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.carrel.config.BuiltIn;
import org.carrel.config.Label;
import org.carrel.config.record.RecordRules;
import org.carrel.z3950.record.RecordForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any record and any profile. */
class RecordScrubberProperties {
    private static final int RECORDS = 40;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz äß日 0123456789.,:/@-";
    private static final List<String> PROFILES =
            BuiltIn.records().keySet().stream().map(Label::text).sorted().toList();

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, ThreadLocalRandom.current().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aScrubbedRecordIsTheSameWhenScrubbedAgain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int record = 0; record < RECORDS; record++) {
            RecordRules rules = profile(random);
            byte[] once = scrub(rules, random(random));
            assertArrayEquals(once, scrub(rules, once));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theWayThroughXmlKeepsTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int record = 0; record < RECORDS; record++) {
            RecordRules rules = profile(random);
            byte[] body = random(random).iso2709();
            byte[] xml = Scrubbing.bytes(rules, RecordForm.MARC, body, RecordForm.XML);
            byte[] back = Scrubbing.bytes(rules, RecordForm.XML, xml, RecordForm.XML);
            assertEquals(
                    new String(xml, StandardCharsets.UTF_8),
                    new String(back, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsKeptIsKeptToTheByteAndWhatIsDroppedLeavesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RecordRules rules = Scrubbing.profile("marc21");
        for (int record = 0; record < RECORDS; record++) {
            List<String> lines = new ArrayList<>(random(random).lines());
            String title = "245 10 $a" + text(random) + "ö$b" + text(random);
            lines.add(title);
            lines.add("59" + random.nextInt(10) + " __ $aQuenby" + text(random));
            byte[] out = scrub(rules, new Sample(lines));
            String text = new String(out, StandardCharsets.UTF_8);
            assertFalse(text.contains("Quenby"));
            assertTrue(text.contains("10" + title.substring(7).replace('$', '\u001f')));
        }
    }

    private static byte[] scrub(RecordRules rules, Sample sample) {
        return scrub(rules, sample.iso2709());
    }

    private static byte[] scrub(RecordRules rules, byte[] marc) {
        return Scrubbing.bytes(rules, RecordForm.MARC, marc, RecordForm.MARC);
    }

    private static RecordRules profile(SplittableRandom random) {
        return Scrubbing.profile(PROFILES.get(random.nextInt(PROFILES.size())));
    }

    private static Sample random(SplittableRandom random) {
        List<String> lines = new ArrayList<>(List.of("001 " + random.nextInt()));
        for (int fields = random.nextInt(30); fields > 0; fields--) {
            StringBuilder line = new StringBuilder("%03d ".formatted(random.nextInt(10, 1000)));
            line.append("_012".charAt(random.nextInt(4))).append("_0".charAt(random.nextInt(2)));
            line.append(' ');
            for (int subfields = random.nextInt(1, 5); subfields > 0; subfields--) {
                line.append('$').append("abcdepuxz9".charAt(random.nextInt(10)));
                line.append(text(random));
            }
            lines.add(line.toString());
        }
        return new Sample(lines);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder("t");
        for (int letters = random.nextInt(40); letters > 0; letters--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.append('t').toString();
    }
}
