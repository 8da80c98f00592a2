package org.carrel.gateway.importing;

import static java.util.Map.entry;

import java.util.Map;

/**
 * What it means for a site that something of metaproxy's is left out: one sentence by filter,
 * element and attribute. Passwords and addresses are never repeated in them.
 */
final class Meanings {
    static final String UNUSED = "no route leads here, so nothing used it and nothing is lost";
    static final String NOT_INCLUDED =
            "the file is not there, or lies outside the configuration's folder, which is all that"
                    + " is read; copy it there and import again";
    static final String UNKNOWN =
            "this setting means nothing to Carrel; look up what it did and whether you miss it";

    private static final String OWN_THREADS = "Carrel shares its threads itself; nothing to do";
    private static final String OWN_TIMES =
            "one time limit, the target's timeout, covers connecting, opening and asking";
    private static final String STYLESHEET =
            "stylesheets cannot be taken over; Carrel makes MARCXML, Dublin Core and plain text"
                    + " itself and drops staff fields without one";
    private static final String CQL_MAP =
            "fields are mapped by Carrel's own CQL table; where yours differs, write a property"
                    + " file and name it under queries.cql";
    private static final String SORTING = "results come in the catalogue's own order";
    private static final String CONNECTOR =
            "Carrel knows no connectors and calls the catalogue itself";
    private static final String TORUS =
            "targets are not fetched from a web service while people search; ask its keepers for the"
                    + " records, put them into the file and import again";
    private static final String NO_QUERY_LOG =
            "not taken over by design: Carrel's log never holds queries or addresses";
    private static final String EXPLAIN = "Carrel explains its databases itself; nothing to do";
    private static final String PAGES =
            "Carrel serves no web pages to the public; use a web server";

    // spotless:off
    private static final Map<String, String> SENTENCES =
            Map.ofEntries(
                    entry("dlpath", "Carrel loads no modules; nothing to do"),
                    entry("backend_test", "a test server answers here; Carrel has no such thing, take a real catalogue"),
                    entry("cgi", PAGES),
                    entry("http_file", PAGES),
                    entry("http_client", "Carrel is no proxy for web pages; use a web server"),
                    entry("http_rewrite", "Carrel is no proxy for web pages; use a web server"),
                    entry("log", "Carrel writes its own log, one line a happening, without any value from the wire"),
                    entry("log.access", NO_QUERY_LOG),
                    entry("present_chunk", "Carrel divides large requests for records itself; nothing to do"),
                    entry("query_rewrite", "queries are not rewritten by stylesheets; write what must change under queries.attributes"),
                    entry("query_rewrite/xslt", "queries are not rewritten by stylesheets; write what must change under queries.attributes"),
                    entry("sd_remove", "records that cannot be had are told as the standard says; clients see a diagnostic"),
                    entry("sort", SORTING),
                    entry("template", "the example filter did nothing, and nothing is lost"),
                    entry("zeerex_explain", EXPLAIN),

                    entry("frontend_net/threads", OWN_THREADS),
                    entry("frontend_net/max-threads", OWN_THREADS),
                    entry("frontend_net/stack-size", OWN_THREADS),
                    entry("frontend_net/message", "Carrel writes its own log; nothing to do"),
                    entry("frontend_net/stat-req", "ask Carrel's metrics instead; they name no client"),
                    entry("frontend_net/port@max_recv_bytes", "Carrel has its own limit for the length of a message"),
                    entry("frontend_net/connect-max", "connections are not limited by address; limits.associations limits them together"),
                    entry("frontend_net/connect-max@ip", "connections are not limited by address; limits.associations limits them together"),
                    entry("frontend_net/http-req-max", "write how many searches an address may make in a minute under limits.searches"),
                    entry("frontend_net/timeout@ip", "one length of silence is allowed for all clients"),

                    entry("auth_simple/targetRegister", "accounts do not differ in what they may search; give those who may search more a door of their own"),
                    entry("auth_simple/discardUnauthorisedTargets", "accounts do not differ in what they may search; give those who may search more a door of their own"),

                    entry("virt_db/pass-vhosts", "not taken over by design: Carrel calls no catalogue that a client names"),
                    entry("virt_db/torus", TORUS),

                    entry("z3950_client/connect-timeout", OWN_TIMES),
                    entry("z3950_client/init-timeout", OWN_TIMES),
                    entry("z3950_client/default_target", "virtual databases name their own targets, so this one was never asked"),
                    entry("z3950_client/force_close", "Carrel closes its associations as the standard says; nothing to do"),
                    entry("z3950_client/client_ip", "not taken over by design: catalogues never learn a client's address"),
                    entry("z3950_client/charset", "Carrel writes queries in utf-8, marc-8 or iso-8859-1; see queries.charset"),
                    entry("z3950_client/bind_host", "which of the machine's addresses calls out is for its system to decide"),

                    entry("session_shared/resultset", "not taken over by design: result sets are never shared, for their speed would tell who else searched"),
                    entry("session_shared/init", "every association to a catalogue is opened in Carrel's own name; nothing to do"),

                    entry("cql_rpn/conversion", "only one file can be named; add these lines to it"),
                    entry("cql_rpn/conversion@key", "add this line to the property file under queries.cql"),
                    entry("cql_rpn/conversion@reverse", "the same file is read in both directions; nothing to do"),

                    entry("record_transform/xslt", STYLESHEET),
                    entry("record_transform/usemarcon", "records are not converted between kinds of MARC; ask the catalogue for the kind that you need"),
                    entry("record_transform/solrmarc", STYLESHEET),
                    entry("record_transform/select", STYLESHEET),
                    entry("record_transform/rdf-lookup", STYLESHEET),
                    entry("record_transform/retrieval@identifier", "Carrel knows the schemas that it offers by name and address itself; nothing to do"),
                    entry("record_transform/marc@outputcharset", "clients get UTF-8; nothing to do unless one needs another"),
                    entry("record_transform/marc@control", STYLESHEET),
                    entry("record_transform/marc@leaderspec", "the leader is written by Carrel itself"),

                    entry("limit/limit@pdu", "requests of other kinds are not counted; searches, records and kibibytes are"),
                    entry("limit/limit@retrieve", "the records of one request are not limited, but those of a minute: see limits.records"),

                    entry("sru_z3950/stylesheet", "not taken over by design: it would let the reader's browser call another machine"),
                    entry("sru_z3950/limit", "the records of one request are not limited, but those of a minute: see limits.records"),
                    entry("sru_z3950/explain", EXPLAIN),

                    entry("multi/hideunavailable", "Carrel asks one catalogue at a time and says so when it is not there"),
                    entry("multi/hideerrors", "Carrel asks one catalogue at a time and says so when it answers with an error"),
                    entry("multi/mergetype", "results of several catalogues are not merged"),
                    entry("multi/target", "no virtual database leads to this target"),

                    entry("zoom/torus@url", TORUS),
                    entry("zoom/torus@content_url", TORUS),
                    entry("zoom/torus@realm", TORUS),
                    entry("zoom/torus@proxy", TORUS),
                    entry("zoom/torus@auth_url", "who may come is not asked of a web service; write accounts under login, or address ranges under allow"),
                    entry("zoom/torus@auth_hostname", "who may come is not asked of a web service; write accounts under login, or address ranges under allow"),
                    entry("zoom/torus@xsldir", STYLESHEET),
                    entry("zoom/torus@element_transform", STYLESHEET),
                    entry("zoom/torus@element_raw", STYLESHEET),
                    entry("zoom/torus@explain_xsl", EXPLAIN),
                    entry("zoom/torus@record_xsl", STYLESHEET),
                    entry("zoom/fieldmap", CQL_MAP),
                    entry("zoom/cclmap", CQL_MAP),
                    entry("zoom/contentProxy", CONNECTOR),
                    entry("zoom/log", NO_QUERY_LOG),
                    entry("zoom/zoom@proxy_timeout", OWN_TIMES),
                    entry("zoom/elementSet", "its name is none that Carrel can ask for; see answers"),
                    entry("zoom/requestSyntax", "Carrel does not speak this record syntax; it asks for MARC"),
                    entry("zoom/queryEncoding", "Carrel writes queries in utf-8, marc-8 or iso-8859-1; see queries.charset"),
                    entry("zoom/recordEncoding", "Carrel reads records in utf-8, marc-8 or iso-8859-1; see answers.charset"),
                    entry("zoom/authenticationMode", "a password never stands in a web address; it is sent in the header that is meant for it"),
                    entry("zoom/cfAuth", CONNECTOR),
                    entry("zoom/cfProxy", CONNECTOR),
                    entry("zoom/cfSubDB", CONNECTOR),
                    entry("zoom/contentAuthentication", CONNECTOR),
                    entry("zoom/contentConnector", CONNECTOR),
                    entry("zoom/literalTransform", STYLESHEET),
                    entry("zoom/transform", STYLESHEET),
                    entry("zoom/piggyback", "Carrel asks for records apart from the search, which every catalogue understands"),
                    entry("zoom/retryOnFailure", "a dead association is replaced once by itself; nothing to do"),
                    entry("zoom/sortStrategy", SORTING),
                    entry("zoom/sruVersion", "Carrel settles the version of SRU with the catalogue itself"),
                    entry("zoom/urlRecipe", "records are not given links that are made of their content"));
    // spotless:on

    private Meanings() {}

    /** The sentence for an element (or {@code element@attribute}) of a filter. */
    static String of(String filter, String name) {
        if (name.startsWith("sortmap_")) {
            return SORTING;
        }
        if (name.startsWith("cclmap_")) {
            return CQL_MAP;
        }
        String whole = filter.isEmpty() ? name : filter + "/" + name;
        return SENTENCES.getOrDefault(whole, UNKNOWN);
    }

    /** The sentence for a filter of which nothing is taken over. */
    static String ofFilter(String type) {
        return SENTENCES.getOrDefault(
                type,
                "Carrel does not know this filter; look up what it did and whether you miss it");
    }
}
