package org.carrel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places as YAZ writes them, and patterns as metaproxy does. */
class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "host.example.org, host.example.org:210, false, ''",
        "host.example.org:9999/Default, host.example.org:9999, false, Default",
        "tcp:host/a/b?c=d/e, host:210, false, a/b",
        "ssl:host:7090/a, host:7090, true, a",
        "http://host/sru, host:80, false, sru",
        "https://host/sru, host:443, true, sru",
        "https://host?x=/y, host:443, true, ''",
        "[2001:db8::1]:2100/x, [2001:db8::1]:2100, false, x",
    })
    void a_place_to_call(String text, String endpoint, boolean encrypted, String rest) {
        Address address = Address.toCall(text, Address.Z3950).orElseThrow();
        assertEquals(endpoint, address.endpoint().text());
        assertEquals(encrypted, address.encrypted());
        assertEquals(rest, address.rest());
    }

    @ParameterizedTest
    @CsvSource({
        "@:9000, 0.0.0.0:9000",
        "9000, 0.0.0.0:9000",
        "@, 0.0.0.0:210",
        "ssl:@:9001, 0.0.0.0:9001",
        "tcp:127.0.0.1:9000, 127.0.0.1:9000",
        "[::1]:9000, [::1]:9000",
    })
    void a_place_to_listen(String text, String endpoint) {
        assertEquals(endpoint, Address.toListen(text).orElseThrow().endpoint().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@:9000", "unix:/run/x", "user:word@host", "host:99999", "a b"})
    void what_cannot_be_called(String text) {
        assertEquals(Optional.empty(), Address.toCall(text, Address.Z3950));
    }

    @Test
    void patterns_fit_whatever_the_case_and_in_little_time() {
        assertTrue(Glob.matches("*", ""));
        assertTrue(Glob.matches("Maps-*", "maps-OLD"));
        assertTrue(Glob.matches("a?c*e", "abcde"));
        assertFalse(Glob.matches("a?c", "ac"));
        assertFalse(Glob.matches("*a*a*a*a*a*a*a*a*a*b", "a".repeat(5_000)));
    }
}
