package org.carrel.gateway;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.access.Authoriser;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Origin;
import org.carrel.gateway.message.Request;
import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.privacy.SafeRequest;
import org.carrel.sip2.Sip2Dialect;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What privacy costs a question of a self-check and its answer from the system of record, with and
 * without the codec. JMH fails in a module where nothing matches, so name one of sip2's too: {@code
 * mvn -Pbench -pl gateway -am test-compile -Dbench='JourneyBench|Sip2Bench.checksum'}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JourneyBench {
    private static final String NOW = "20261122    100000";
    private static final String CARD = "AORIV|AA21234000000017|";
    private static final String HOUSE =
            """
            library: { name: Bench, institution: RIV }
            upstreams:
              ils: { protocol: sip2, trust: record, address: "127.0.0.1:7001" }
            terminals:
              kiosks: { protocol: sip2, bind: "127.0.0.1:7002", profile: self-check, upstream: ils }
            """;

    /** Which question and its answer. */
    @Param({"63", "11"})
    String kind = "63";

    private final ByteBufAllocator memory = PooledByteBufAllocator.DEFAULT;
    private final MessageLine line = new MessageLine(Sip2Dialect.STANDARD, memory);
    private final WiredPrivacy wired = new WiredPrivacy(HOUSE);
    private final PrivacyGuard guard =
            new PrivacyGuard(wired.tables(), wired.ledger(), wired.phrases());
    private final ListenerConfig door = wired.config().terminal(new Label("kiosks"));
    private final Terminal terminal =
            new Terminals()
                    .arrive(new Origin(door.name(), 1, InetAddress.getLoopbackAddress()), door);
    private final Authoriser authoriser = new Authoriser();
    private byte[] question = {};
    private byte[] reply = {};
    private Authorised allowed = allowed(line.hears("9900802.00"));
    private SafeRequest safe = guard.protect(allowed, null);
    private Answer answer = new Answer(line.hears("941"));

    @Setup
    public void prepare() {
        giveBack();
        question = ReadLine.signed(question(), 1);
        reply = ReadLine.signed(reply(), 1);
        allowed = allowed(line.hears(question));
        safe = guard.protect(allowed, null);
        answer = new Answer(line.hears(reply));
    }

    @TearDown
    public void giveBack() {
        safe.close();
        answer.close();
        allowed.message().close();
    }

    @Benchmark
    public int protect() {
        try (SafeRequest out = guard.protect(allowed, null)) {
            return out.message().size();
        }
    }

    @Benchmark
    public int minimise() {
        try (SafeAnswer home = guard.minimise(allowed, safe, answer, null)) {
            return home.message().size();
        }
    }

    /** From the terminal's bytes to the upstream's. */
    @Benchmark
    public int decodeProtectEncode() {
        try (Message heard = line.hears(question)) {
            return line.says(guard.protect(allowed(heard), null).message()).length;
        }
    }

    /** From the upstream's bytes to the terminal's. */
    @Benchmark
    public int decodeMinimiseEncode() {
        try (Answer heard = new Answer(line.hears(reply))) {
            return line.says(guard.minimise(allowed, safe, heard, null).message()).length;
        }
    }

    private Authorised allowed(Message message) {
        return authoriser.authorise(new Request(message, terminal.origin()), terminal);
    }

    private String question() {
        return kind.equals("63")
                ? "63001" + NOW + "  Y       " + CARD + "AC|AD4321|"
                : "11YN" + NOW + " ".repeat(18) + CARD + "AB30000000000017|AC|AD4321|BON|BIN|";
    }

    private String reply() {
        return kind.equals("63")
                ? "64"
                        + " ".repeat(14)
                        + "001"
                        + NOW
                        + "000100000002000000000000"
                        + CARD
                        + "AEExample, Ada|BZ0010|CA0010|CB0050|BLY|CQY|BHEUR|BV1.50|CC20.00|"
                        + "BD12 Example Street|BEada@example.org|BF555 0100|"
                        + "AU30000000000017|AU30000000000025|PB19800229|AFWelcome|"
                : "121NUY"
                        + NOW
                        + CARD
                        + "AB30000000000017|AJAn Example|AH20261220|"
                        + "CIN|BT01|BHEUR|BV0.00|CK001|AFThank you|";
    }
}
