package org.carrel.gateway.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.gateway.archive.DataDictionary;
import org.carrel.gateway.archive.DataDictionary.Entry;
import org.carrel.gateway.ledger.LedgerCsv;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every key of the log, label of a metric and field of the ledger stands in the dictionary. */
class DictionaryTest {

    @Test
    void every_key_of_the_log_is_described_and_every_description_has_its_key() {
        Logger log = (Logger) LoggerFactory.getLogger("carrel");
        Level before = log.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.TRACE);
        try {
            LogBook book = new LogBook();
            MetricsPresenceTest.ONE_OF_EACH.forEach(book);
        } finally {
            log.setLevel(before);
            log.detachAppender(lines);
        }
        Set<String> keys =
                lines.list.stream()
                        .flatMap(line -> line.getKeyValuePairs().stream())
                        .map(pair -> pair.key)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(keys, described("log key"));
    }

    @Test
    void every_label_of_a_metric_is_described_and_every_description_has_its_label() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Meters meters = new Meters(registry);
        MetricsPresenceTest.ONE_OF_EACH.forEach(meters);
        Set<String> labels =
                registry.getMeters().stream()
                        .map(Meter::getId)
                        .flatMap(id -> id.getTags().stream())
                        .map(Tag::getKey)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(labels, described("metric label"));
    }

    @Test
    void every_field_of_the_ledger_is_described_and_every_description_has_its_field() {
        StringBuilder csv = new StringBuilder();
        LedgerCsv.write(List.of(), Optional.empty(), csv);
        Set<String> fields = new TreeSet<>(Arrays.asList(csv.toString().strip().split(",", -1)));
        Stream.of(LedgerKey.class, LedgerRow.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("key"))
                .forEach(fields::add);
        assertEquals(fields, described("ledger field"));
    }

    private static Set<String> described(String kind) {
        return DataDictionary.entries().stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(Entry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
