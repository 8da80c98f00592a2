package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.BuiltIn;
import org.carrel.config.Label;
import org.carrel.config.record.RecordRules;
import org.carrel.config.record.TextPatterns;
import org.carrel.gateway.scrub.Scrubbed.Passed;
import org.carrel.gateway.scrub.Scrubbed.Withheld;
import org.carrel.z3950.record.RecordForm;

/** Puts records through the scrubber of a profile, and shows what came out as text. */
final class Scrubbing {
    /** What is costly to make is made once. */
    private static final Map<RecordRules, RecordScrubber> MADE = new ConcurrentHashMap<>();

    private static final Map<String, RecordRules> PROFILES = new ConcurrentHashMap<>();

    private Scrubbing() {}

    static RecordRules profile(String name) {
        return PROFILES.computeIfAbsent(name, Scrubbing::read);
    }

    private static RecordRules read(String name) {
        RecordRules rules = Objects.requireNonNull(BuiltIn.records().get(new Label(name)));
        TextPatterns text = rules.text().with(List.of("29001"));
        return new RecordRules(
                rules.dialect(),
                rules.fields(),
                rules.localMarker(),
                rules.opac(),
                rules.xml(),
                text,
                rules.ill(),
                rules.plainText());
    }

    static RecordRules forLoans(RecordRules rules) {
        return new RecordRules(
                rules.dialect(),
                rules.fields(),
                rules.localMarker(),
                rules.opac(),
                rules.xml(),
                rules.text(),
                true,
                true);
    }

    /** The bytes that come out, or "withheld" and the number of the diagnostic. */
    static byte[] bytes(RecordRules rules, RecordForm from, byte[] body, RecordForm wanted) {
        RecordScrubber scrubber =
                MADE.computeIfAbsent(
                        rules, each -> new RecordScrubber(each, PooledByteBufAllocator.DEFAULT));
        ByteBuf buffer = Unpooled.wrappedBuffer(body);
        try (Scrubbed scrubbed = scrubber.scrub(Optional.of(from), buffer, wanted)) {
            if (scrubbed instanceof Passed(_, ByteBuf record)) {
                byte[] bytes = new byte[record.readableBytes()];
                record.getBytes(record.readerIndex(), bytes);
                return bytes;
            }
            int diagnostic = ((Withheld) scrubbed).why().diagnostic();
            return ("withheld " + diagnostic).getBytes(StandardCharsets.US_ASCII);
        }
    }

    static String text(RecordRules rules, RecordForm from, byte[] body, RecordForm wanted) {
        return new String(bytes(rules, from, body, wanted), StandardCharsets.UTF_8);
    }

    /** A record of a profile as MARC, in and out, as text. */
    static String marc(String profile, Sample sample) {
        return text(profile(profile), RecordForm.MARC, sample.iso2709(), RecordForm.MARC);
    }
}
