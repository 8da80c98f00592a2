package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.carrel.gateway.YazTools.Server;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ber.BerFraming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clients that could not be more different ask the same; the target cannot tell them apart. */
class OneIdentityIT {
    private static final String QUERY = "@and @attr 1=4 computer @attr 1=1003 collins";

    @TempDir Path folder;

    @Test
    void what_the_target_receives_is_the_same_byte_for_byte() {
        try (Server ztest = Server.ztest(folder)) {
            List<String> talkative =
                    captured(
                            ztest,
                            port ->
                                    YazTools.yazClient(
                                            folder,
                                            "auth jdoe/s3cret",
                                            "charset utf-8",
                                            "lang eng",
                                            "set_otherinfo 0 1.2.840.10003.10.1000.81.2 cookie-abc123",
                                            "set_otherinfo 1 1.2.840.10003.10.1000.81.3 192.0.2.44",
                                            "open 127.0.0.1:" + port + "/books",
                                            "refid patron-29384",
                                            "find " + QUERY,
                                            "show 1",
                                            "close",
                                            "quit"));
            List<String> plain =
                    captured(
                            ztest,
                            port ->
                                    YazTools.zoomsh(
                                            folder,
                                            "connect 127.0.0.1:" + port + "/books",
                                            "search " + QUERY,
                                            "show 0 1"));
            assertEquals(plain, talkative);
            String seen = String.join("", talkative);
            assertTrue(seen.contains("collins"), "the words that are searched");
            for (String secret :
                    List.of(
                            "jdoe", "s3cret", "cookie", "192.0.2", "patron", "YAZ", "5.34",
                            "eng")) {
                assertFalse(seen.contains(secret), secret);
            }
        }
    }

    private static List<String> captured(Server server, IntFunction<String> client) {
        try (CapturingRelay relay = new CapturingRelay(server.port())) {
            String said;
            try (Z3950Trial trial = new Z3950Trial(relay.port())) {
                said = client.apply(trial.port());
            }
            assertTrue(said.contains("How to program a computer"), said);
            return questions(relay.sent());
        }
    }

    /**
     * Each APDU as Latin-1, but for tidying up and the goodbye, which are said when the client is
     * gone or the gateway stops, whichever comes first.
     */
    private static List<String> questions(byte[] sent) {
        List<String> questions = new ArrayList<>();
        ByteBuf rest = Unpooled.wrappedBuffer(sent);
        BerFraming framing = new BerFraming(sent.length);
        while (rest.isReadable()) {
            int length = framing.scan(rest, rest.readerIndex(), rest.writerIndex());
            try (Apdu apdu =
                    Apdu.of(RawAssociation.MEMORY.directBuffer(length).writeBytes(rest, length))) {
                if (apdu.type() != ApduType.CLOSE && apdu.type() != ApduType.DELETE) {
                    questions.add(apdu.root().whole().toString(ISO_8859_1));
                }
            }
        }
        return questions;
    }
}
