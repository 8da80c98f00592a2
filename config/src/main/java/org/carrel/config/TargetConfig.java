package org.carrel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.record.RecordRules;
import org.carrel.z3950.query.TermCharset;

/**
 * A remote catalogue that the gateway searches on behalf of its clients (z3950.md calls it the
 * target). It learns what is searched, and never who asks.
 *
 * @param name its name in this configuration
 * @param protocol what it speaks: Z39.50, SRU or Solr
 * @param address where it listens
 * @param path the path of its web address, for SRU and Solr; with Solr the core's
 * @param fallback where else, in this order, when the first place is silent
 * @param tls how the way there is protected
 * @param login how the gateway presents itself; nothing where the target wants no login
 * @param databases its own name for each database that may be searched there
 * @param timeout how long it may take over an answer
 * @param associations how many associations are held
 * @param queries how its queries are put
 * @param answers how its records are asked for and understood
 * @param records what its records lose before anybody sees them
 */
public record TargetConfig(
        Label name,
        Protocol protocol,
        Endpoint address,
        Optional<String> path,
        List<Endpoint> fallback,
        TlsConfig tls,
        Optional<TargetLogin> login,
        Map<String, String> databases,
        Duration timeout,
        Associations associations,
        Queries queries,
        Answers answers,
        RecordRules records) {

    public TargetConfig {
        fallback = List.copyOf(fallback);
        databases = Map.copyOf(databases);
    }

    /**
     * How the gateway presents itself to a target (z3950.md §3.1). It is the only identity that a
     * target ever sees.
     *
     * @param user the account's name
     * @param password the account's password
     * @param group the account's group, for Z39.50 targets that ask for one
     */
    public record TargetLogin(String user, Secret password, Optional<String> group) {}

    /**
     * How many associations the gateway holds to a target.
     *
     * @param maximum 1 to 1000; a client that finds none free is told to come again
     * @param idle after how much silence one is given up
     */
    public record Associations(int maximum, Duration idle) {

        /** What is in force where nothing is said (z3950.md §6.5). */
        public static final Associations DEFAULT = new Associations(100, Duration.ofSeconds(60));
    }

    /**
     * How queries are put to a target.
     *
     * @param charset of the terms
     * @param cql a property file in the format of YAZ that maps CQL indexes to attributes and back;
     *     the built-in one where nothing is said
     * @param allow Use attributes that may be searched besides the usual ones, such as {@code 1=5}
     * @param attributes attributes that this target knows by another number, such as {@code 1=1016}
     *     and {@code 1=1035}; {@code drop} for one that it does not know at all
     * @param fields for Solr: the field behind each Use attribute
     */
    public record Queries(
            TermCharset charset,
            Optional<Path> cql,
            List<String> allow,
            Map<String, String> attributes,
            Map<String, String> fields) {

        /** What is in force where nothing is said. */
        public static final Queries DEFAULT =
                new Queries(TermCharset.UTF_8, Optional.empty(), List.of(), Map.of(), Map.of());

        public Queries {
            allow = List.copyOf(allow);
            attributes = Map.copyOf(attributes);
            fields = Map.copyOf(fields);
        }
    }

    /**
     * How records are asked for and understood.
     *
     * @param charset in which a target writes what does not say so itself
     * @param syntaxes the record syntax that is asked of the target for each that a client may ask
     *     for; the gateway itself makes one of the other
     * @param elementSets the element set that is asked of the target for each that a client may ask
     *     for
     * @param schema for SRU: the record schema that is asked for
     */
    public record Answers(
            TermCharset charset,
            Map<String, String> syntaxes,
            Map<String, String> elementSets,
            String schema) {

        /** What is in force where nothing is said: MARC 21 for everything, OPAC where wanted. */
        public static final Answers DEFAULT =
                new Answers(
                        TermCharset.UTF_8,
                        Map.of(
                                "usmarc", "usmarc",
                                "unimarc", "unimarc",
                                "opac", "opac",
                                "xml", "usmarc",
                                "sutrs", "usmarc"),
                        Map.of(
                                "F", "F",
                                "B", "B",
                                "marcxml", "F",
                                "opacxml", "F",
                                "info:srw/schema/1/marcxml-v1.1", "F"),
                        "marcxml");

        public Answers {
            syntaxes = Map.copyOf(syntaxes);
            elementSets = Map.copyOf(elementSets);
        }
    }
}
