package org.carrel.z3950.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.InformationUnit;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.query.Memory;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.zoom.FakeTarget.Manners;
import org.carrel.z3950.zoom.ZoomFailed.Kind;
import org.junit.jupiter.api.Test;

/** What a client is told, by a catalogue that behaves and by one that does not. */
class ConnectionTest {
    private static final ConnectionOptions OPTIONS =
            ConnectionOptions.of("books").withTimeout(Duration.ofSeconds(20));
    private static final ConnectionOptions IMPATIENT = OPTIONS.withTimeout(Duration.ofMillis(150));
    private static final Manners SILENCE = (_, _, _) -> {};
    private static final String PQF = "@attr 1=1003 zebrafish";

    @Test
    void aSearchFindsASetAndThePresentItsRecords() {
        try (FakeTarget target = new FakeTarget();
                Connection connection = Connection.open(target.address(), OPTIONS);
                ResultSet found = connection.search(PQF);
                Records records = found.records(1, 2)) {
            assertEquals(FakeTarget.FOUND, found.size());
            assertEquals(2, records.size());
            assertEquals(Optional.of(RecordSyntax.SUTRS), records.get(1).syntax());
            assertEquals(Optional.empty(), records.get(1).diagnostic());
        }
    }

    @Test
    void allMemoryIsWipedAndGivenBack() {
        Memory memory = new Memory();
        try (FakeTarget target = new FakeTarget();
                Connection connection = Connection.open(target.address(), OPTIONS, memory);
                ResultSet found = connection.search(PQF)) {
            found.records(1, 3).close();
        }
        memory.assertWiped();
    }

    @Test
    void aDiagnosticBecomesAFailureThatRepeatsNoTerm() {
        Manners declines =
                (question, _, apdus) ->
                        apdus.send(
                                FakeTarget.declined(
                                        question, Diagnostic.USE_ATTRIBUTE_UNSUPPORTED));
        ZoomFailed failed = searchFails(ApduType.SEARCH, declines, OPTIONS);
        assertEquals(Kind.DECLINED, failed.kind());
        assertEquals(Optional.of(Diagnostic.USE_ATTRIBUTE_UNSUPPORTED), failed.diagnostic());
        assertFalse(failed.toString().contains("zebrafish"));
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        Apdu[] earlier = new Apdu[1];
        Manners muddles =
                (question, _, apdus) -> {
                    earlier[0] = earlier[0] == null ? question.shared() : earlier[0];
                    apdus.send(FakeTarget.found(question, earlier[0]));
                };
        try (FakeTarget target = new FakeTarget(ApduType.SEARCH, muddles);
                Connection connection = Connection.open(target.address(), OPTIONS)) {
            connection.search(PQF).close();
            ZoomFailed failed =
                    assertThrows(ZoomFailed.class, () -> connection.search(PQF).close());
            assertEquals(Kind.WRONG_ANSWER, failed.kind());
        }
        earlier[0].close();
    }

    @Test
    void silenceEndsInTime() {
        assertEquals(Kind.TIMED_OUT, searchFails(ApduType.SEARCH, SILENCE, IMPATIENT).kind());
    }

    @Test
    void anAnswerThatDripsInEndsInTimeToo() {
        Manners drips =
                (_, socket, _) -> {
                    socket.getOutputStream().write(new byte[] {(byte) 0xB7, 0x7F, 1, 2, 3});
                    socket.getOutputStream().flush();
                };
        assertEquals(Kind.TIMED_OUT, searchFails(ApduType.SEARCH, drips, IMPATIENT).kind());
    }

    @Test
    void aHangUpIsTold() {
        Manners hangsUp = (_, socket, _) -> socket.close();
        assertEquals(Kind.CLOSED, searchFails(ApduType.SEARCH, hangsUp, OPTIONS).kind());
    }

    @Test
    void whatIsNoApduIsRefusedAtItsFirstByte() {
        assertEquals(Kind.MALFORMED, saying("HTTP/1.1 400 Bad Request\r\n").kind());
    }

    @Test
    void anApduOfTwoGibibytesIsNotWaitedFor() {
        assertEquals(Kind.MALFORMED, saying("\u00b7\u0084\u007f\u00ff\u00ff\u00ff").kind());
    }

    @Test
    void aDoorThatStaysShutSaysWhy() {
        Manners refuses = (question, _, apdus) -> apdus.send(FakeTarget.welcome(question, false));
        ZoomFailed failed = searchFails(ApduType.INIT, refuses, OPTIONS);
        assertEquals(Kind.TURNED_AWAY, failed.kind());
        assertEquals(Optional.of(Diagnostic.BAD_USER_OR_PASSWORD), failed.diagnostic());
    }

    @Test
    void whereNobodyListensThereIsNoConnection() throws IOException {
        InetSocketAddress nobody;
        // nobody ever accepted there, so that no connection can slip in before it is closed
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = new InetSocketAddress(probe.getInetAddress(), probe.getLocalPort());
        }
        ZoomFailed failed =
                assertThrows(ZoomFailed.class, () -> Connection.open(nobody, OPTIONS).close());
        assertEquals(Kind.UNREACHABLE, failed.kind());
    }

    @Test
    void whatWasNotOfferedIsNotAsked() {
        try (FakeTarget target = new FakeTarget();
                Connection connection = Connection.open(target.address(), OPTIONS)) {
            ZoomFailed failed =
                    assertThrows(ZoomFailed.class, () -> connection.scan(PQF, 5).close());
            assertEquals(Kind.NOT_OFFERED, failed.kind());
        }
    }

    @Test
    void whatIsNoPqfIsNotSent() {
        try (FakeTarget target = new FakeTarget();
                Connection connection = Connection.open(target.address(), OPTIONS)) {
            assertThrows(QueryFault.class, () -> connection.search("@and one").close());
        }
    }

    @Test
    void theInitCarriesTheIdentityThatWasChosen() {
        Identity identity =
                Identity.USUAL
                        .withLogin("ada", "lovelace")
                        .withUnit(InformationKind.COOKIE, "crumb");
        Requests requests = new Requests(OPTIONS.withIdentity(identity), FakeTarget.MEMORY);
        try (Apdu init = requests.init(7)) {
            assertTrue(Reference.isOn(init, 7));
            assertTrue(init.root().whole().toString(StandardCharsets.UTF_8).contains("lovelace"));
            assertEquals(
                    "crumb",
                    InformationUnit.first(
                                    InformationKind.COOKIE,
                                    init.part(ApduPart.INIT_OTHER_INFORMATION))
                            .map(InformationUnit::text)
                            .map(text -> text.content().toString(StandardCharsets.UTF_8))
                            .orElseThrow());
        }
    }

    @Test
    void anIdentityShowsNothingOfItself() {
        Identity identity = Identity.USUAL.withLogin("ada", "lovelace");
        assertFalse(OPTIONS.withIdentity(identity).toString().contains("lovelace"));
        assertFalse(OPTIONS.withIdentity(identity).toString().contains("ada"));
    }

    private static ZoomFailed saying(String octets) {
        Manners says =
                (_, socket, _) -> {
                    socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                };
        return searchFails(ApduType.SEARCH, says, OPTIONS);
    }

    private static ZoomFailed searchFails(
            ApduType type, Manners manners, ConnectionOptions options) {
        return assertThrows(
                ZoomFailed.class,
                () -> {
                    try (FakeTarget target = new FakeTarget(type, manners);
                            Connection connection = Connection.open(target.address(), options)) {
                        connection.search(PQF).close();
                    }
                });
    }
}
