package org.carrel.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.policy.Classification;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;

/**
 * A system that the gateway asks.
 *
 * @param name its name in this configuration
 * @param trust what it is to the library
 * @param address where it listens
 * @param fallback where else, in this order, when the first place is silent
 * @param tls how the way there is protected
 * @param login how the gateway presents itself; nothing where the system wants no login
 * @param dialect how it speaks SIP2
 * @param connections how many connections are held
 * @param health when it is given up, and how it is tried meanwhile
 * @param timeout how long it may take over an answer, above 100 ms and below 30 s
 * @param token what a vendor gets instead of card numbers; always there for a vendor, never for the
 *     system of record
 * @param policy what it may learn, and what its answers may tell
 * @param fields what its own field codes mean
 * @param institution the institution id (AO) that it expects; the library's own where nothing is
 *     said
 * @param cancels whether it understands that a checkin or checkout cancels its failed opposite
 *     (BI); some systems do it in earnest instead (sip2.md §7, row 25)
 * @param decimals how amounts are told to it
 */
public record UpstreamConfig(
        Label name,
        Trust trust,
        Endpoint address,
        List<Endpoint> fallback,
        TlsConfig tls,
        Optional<Login> login,
        Sip2Dialect dialect,
        Connections connections,
        Health health,
        Duration timeout,
        Optional<TokenConfig> token,
        Policy policy,
        Map<String, DataClass> fields,
        Optional<String> institution,
        boolean cancels,
        Decimals decimals) {

    public UpstreamConfig {
        fallback = List.copyOf(fallback);
        fields = Map.copyOf(fields);
    }

    /**
     * Whether our questions are numbered and signed (AY and AZ), so that answers can be matched.
     */
    public boolean numbersQuestions() {
        return dialect.errorDetection();
    }

    /** Whether the number in an answer tells to which question it belongs (sip2.md §7, row 8). */
    public boolean echoesSequence() {
        return dialect.habits().sequence() == Sip2Dialect.Sequence.ECHOED;
    }

    /**
     * Whether the way to the other one is the same, so that the connections to it may stay whatever
     * else is different. The secrets must be the same objects, as {@link ConfigLoader} sees to.
     */
    public boolean isReachedLike(UpstreamConfig other) {
        return name.equals(other.name)
                && address.equals(other.address)
                && fallback.equals(other.fallback)
                && tls.equals(other.tls)
                && login.equals(other.login)
                && dialect.equals(other.dialect)
                && connections.equals(other.connections)
                && timeout.equals(other.timeout)
                && health.equals(other.health);
    }

    /** What an element tells about a person in this upstream's mouth. */
    public DataClass dataClass(ElementName element) {
        return dataClass(element, fields);
    }

    static DataClass dataClass(ElementName element, Map<String, DataClass> fields) {
        DataClass declared =
                element instanceof ElementName.Vendor vendor ? fields.get(vendor.code()) : null;
        return declared == null ? Classification.of(element) : declared;
    }

    /** What ends a field on the wire. */
    public char delimiter() {
        return dialect.delimiter();
    }

    /** Whether every character has as many bytes on the wire as it has inside the gateway. */
    public boolean speaksUtf8() {
        return dialect.charset() == Sip2Charset.UTF_8;
    }
}
