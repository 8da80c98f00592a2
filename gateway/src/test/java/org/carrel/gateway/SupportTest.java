package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.config.ConfigLoader;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;
import org.junit.jupiter.api.Test;

/** What a support bundle tells of a configuration, and of the machine. */
class SupportTest {
    private static final String CONFIGURATION =
            """
            library: { name: Quillwort Library, institution: QUILL, cards: { prefix: "29471" } }
            storage: { path: /var/lib/quillwort, key: "inline:%s", jdbc: "jdbc:postgresql://quilldb/quillbase?sslmode=disable", login: { user: quilluser, password: "inline:quillword" } }
            console: { bind: "10.77.0.9:8443", names: [quillwort.example] }
            upstreams:
              quillsystem:
                protocol: sip2
                trust: record
                address: quillhost.example:6001
                fallback: [quillother.example:6002]
                tls: { mode: tls }
                login: { user: quillaccount, password: "inline:quillpass", location: QUILLPLACE }
                policy: quillrules
              quillcatalogue:
                protocol: z3950
                address: quillz.example:2210
                databases: { quillshelf: QUILLBASE }
            terminals:
              quillkiosks:
                protocol: sip2
                bind: 10.77.0.9:6471
                profile: self-check
                upstream: quillsystem
                allow: [10.77.0.0/16]
                login: { required: true, accounts: { quillkiosk: "inline:quillsecret" } }
              quillsearch:
                protocol: z3950
                bind: 10.77.0.9:2471
                profile: catalogue-client
                databases: { quillshelf: quillcatalogue }
            policies:
              quillrules: { extends: record, elements: { sip2:AE: drop } }
            """
                    .formatted("c7".repeat(32));

    /** Of names, hosts, addresses, ports, accounts, databases, paths and words. */
    private static final List<String> NEVER =
            List.of(
                    "quill", "10.77", "6001", "6002", "2210", "6471", "2471", "8443", "29471",
                    "var");

    @Test
    void it_tells_which_options_are_set_and_no_name_that_anybody_gave() {
        Loaded loaded = ConfigLoader.load(CONFIGURATION, Inline.ALLOWED);
        SupportText text = new SupportText();
        try (GatewayConfig config =
                assertInstanceOf(Loaded.Accepted.class, loaded, loaded::toString).config()) {
            SupportOutline.tell(config, text);
        }
        String told = text.text();
        for (String word : NEVER) {
            assertFalse(told.toLowerCase(java.util.Locale.ROOT).contains(word), word + told);
        }
        for (String line :
                List.of(
                        "upstreams = 1",
                        "upstream.1.trust = record",
                        "upstream.1.fallback = 1",
                        "upstream.1.policy = own",
                        "catalogue.1.databases = 1",
                        "door.1.profile = self-check",
                        "door.1.login.accounts = 1",
                        "catalogue-door.1.databases = 1",
                        "storage.server = yes",
                        "console.names = 1",
                        "own-policies = 1")) {
            assertTrue(told.lines().anyMatch(line::equals), line + " is not in\n" + told);
        }
    }

    @Test
    void what_is_no_version_is_not_told() {
        assertEquals(
                "carrel-support 1\nos = not told\njava = 25.0.1+8 (LTS)\n",
                new SupportText()
                        .fact("os", "root@quillhost: /home")
                        .fact("java", "25.0.1+8 (LTS)")
                        .text());
    }
}
