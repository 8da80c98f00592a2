package org.carrel.gateway.watch;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes events to the log: one line a happening, what happened as its text, who and where as
 * key-values with fixed keys. The only place that may log, and it is only ever given {@link
 * GatewayEvent}s. Any thread.
 */
public final class LogBook implements Consumer<GatewayEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("carrel");

    @Override
    public void accept(GatewayEvent event) {
        if (!wentWell(event)) { // what went well is for the meters
            write(LogLine.of(event));
        }
    }

    private static boolean wentWell(GatewayEvent event) {
        return switch (event) {
            case GatewayEvent.ExchangeEnded exchange -> exchange.outcome().isAnswer();
            case GatewayEvent.EnquiryEnded enquiry -> enquiry.outcome().isAnswer();
            case GatewayEvent.VisitEnded _ -> !LOG.isDebugEnabled(); // one for each reader
            default -> false;
        };
    }

    private static void write(LogLine line) {
        LoggingEventBuilder entry = LOG.atLevel(Level.valueOf(line.weight().name()));
        for (int at = 0; at < line.keysAndValues().size(); at += 2) {
            String key = (String) line.keysAndValues().get(at);
            entry = entry.addKeyValue(key, line.keysAndValues().get(at + 1));
        }
        entry.log(line.what());
    }
}
