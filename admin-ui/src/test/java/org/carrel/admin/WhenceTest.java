package org.carrel.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.config.AddressRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where a browser asks, with 10.0.0.0/8 as proxies of ours. */
class WhenceTest {
    private final Whence whence =
            new Whence(List.of(AddressRange.parse("10.0.0.0/8").orElseThrow()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "192.0.2.1 | -                             | 192.0.2.1",
                "192.0.2.1 | 192.0.2.9                     | 192.0.2.1",
                "10.0.0.1  | -                             | 10.0.0.1",
                "10.0.0.1  | 192.0.2.9                     | 192.0.2.9",
                "10.0.0.1  | 203.0.113.5, 192.0.2.9        | 192.0.2.9",
                "10.0.0.1  | 203.0.113.5; 192.0.2.9        | 192.0.2.9",
                "10.0.0.1  | 192.0.2.9, 10.0.0.2           | 192.0.2.9",
                "10.0.0.1  | 203.0.113.5; 192.0.2.9,10.1.2.3 | 192.0.2.9",
                "10.0.0.1  | 10.0.0.2                      | 10.0.0.2",
                "10.0.0.1  | 2001:db8::7                   | 2001:db8:0:0:0:0:0:7",
                "10.0.0.1  | somebody                      | 10.0.0.1",
                "10.0.0.1  | 192.0.2.9, somebody           | 10.0.0.1",
                "10.0.0.1  | 192.0.2.9,                    | 10.0.0.1",
                "10.0.0.1  | 192.0.2.9:4711                | 10.0.0.1",
            })
    void is_who_a_proxy_of_ours_heard_and_nobody_whom_a_stranger_named(
            String connected, String lines, String asks) {
        List<String> told =
                lines == null ? List.of() : Stream.of(lines.split(";")).map(String::strip).toList();
        assertEquals(asks, whence.of(InetAddress.ofLiteral(connected), told).getHostAddress());
    }
}
