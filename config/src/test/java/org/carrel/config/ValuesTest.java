package org.carrel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void aLabelCannotHoldTraffic() {
        assertTrue(Label.parse("kiosks-2").isPresent());
        assertTrue(Label.parse("Ms Example").isEmpty());
        assertTrue(Label.parse("a".repeat(41)).isEmpty());
    }

    @Test
    void anEndpointIsNameOrAddressWithPort() {
        assertEquals(
                Optional.of(new Endpoint("ils.example", 6001)), Endpoint.parse("ils.example:6001"));
        assertEquals(Optional.of(new Endpoint("::1", 6001)), Endpoint.parse("[::1]:6001"));
        assertEquals("[::1]:6001", new Endpoint("::1", 6001).text());
    }

    @Test
    void anEndpointWithoutPossiblePortIsNone() {
        assertTrue(Endpoint.parse("ils.example").isEmpty());
        assertTrue(Endpoint.parse("ils.example:0").isEmpty());
        assertTrue(Endpoint.parse("ils.example:70000").isEmpty());
        assertTrue(Endpoint.parse("[::zz]:6001").isEmpty());
    }

    @Test
    void loopbackIsKnownWithoutLookingAnythingUp() {
        assertTrue(Endpoint.parse("127.0.0.9:1").orElseThrow().isLoopback());
        assertTrue(Endpoint.parse("[::1]:1").orElseThrow().isLoopback());
        assertFalse(Endpoint.parse("0.0.0.0:1").orElseThrow().isLoopback());
        assertFalse(Endpoint.parse("localhost.example:1").orElseThrow().isLoopback());
    }

    @Test
    void aRangeContainsWhatSharesItsPrefix() {
        AddressRange range = AddressRange.parse("10.20.0.0/15").orElseThrow();
        assertTrue(range.contains(InetAddress.ofLiteral("10.21.255.255")));
        assertFalse(range.contains(InetAddress.ofLiteral("10.22.0.0")));
        assertFalse(range.contains(InetAddress.ofLiteral("2001:db8::1")));
    }

    @Test
    void aRangeOfTheSixthVersionAndASingleAddressWork() {
        assertTrue(
                AddressRange.parse("2001:db8::/33")
                        .orElseThrow()
                        .contains(InetAddress.ofLiteral("2001:db8:7fff::1")));
        AddressRange one = AddressRange.parse("10.0.0.7").orElseThrow();
        assertTrue(one.contains(InetAddress.ofLiteral("10.0.0.7")));
        assertFalse(one.contains(InetAddress.ofLiteral("10.0.0.6")));
    }

    @Test
    void aRangeWithTooLongAPrefixIsNone() {
        assertTrue(AddressRange.parse("10.0.0.0/33").isEmpty());
        assertTrue(AddressRange.parse("everyone").isEmpty());
    }

    @Test
    void aSecretMatchesItselfOnly() {
        try (Secret secret = Secret.copyOf(bytes("open"))) {
            assertTrue(secret.matches(bytes("open")));
            assertFalse(secret.matches(bytes("opem")));
            assertFalse(secret.matches(bytes("openopen")));
            assertFalse(secret.matches(bytes("ope")));
            assertFalse(secret.matches(bytes("")));
        }
    }

    @Test
    void aSecretCopiesItselfBehindWhatIsThere() {
        ByteBuffer to = ByteBuffer.allocate(5).put((byte) '>');
        try (Secret secret = Secret.copyOf(bytes("open"))) {
            secret.copyTo(to);
        }
        assertEquals(bytes(">open"), to.flip());
    }

    @Test
    void aClosedSecretMatchesNothingAndTellsNothing() {
        Secret secret = Secret.copyOf(bytes("open"));
        secret.close();
        assertFalse(secret.matches(bytes("open")));
        assertFalse(secret.matches(ByteBuffer.allocate(4)));
        assertThrows(IllegalStateException.class, () -> secret.copyTo(ByteBuffer.allocate(9)));
    }

    @Test
    void aSecretsTextSaysNothing() {
        try (Secret secret = Secret.copyOf(bytes("open"))) {
            assertEquals("Secret", secret.toString());
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
