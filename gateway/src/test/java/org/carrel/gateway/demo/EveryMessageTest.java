package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Decoder;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the standard lets a terminal ask is answered by its own answer, whole by the tables. */
class EveryMessageTest {
    private static final List<Sip2MessageType> VENDOR_LACKS =
            List.of(
                    Sip2MessageType.BLOCK_PATRON,
                    Sip2MessageType.PATRON_ENABLE,
                    Sip2MessageType.ITEM_STATUS_UPDATE,
                    Sip2MessageType.RENEW_ALL);

    static Stream<Sip2MessageType> questions() {
        return Arrays.stream(Sip2MessageType.values())
                .filter(Sip2MessageType::isRequest)
                .filter(type -> type != Sip2MessageType.REQUEST_ACS_RESEND);
    }

    static Stream<Sip2MessageType> vendorQuestions() {
        return questions().filter(type -> !VENDOR_LACKS.contains(type));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theLibraryAnswersWhole(Sip2MessageType type) {
        try (SimulatedIls ils =
                new SimulatedIls(ServiceOptions.usual().withoutLogin(), new Witness())) {
            assertWhole(type, ils.port());
        }
    }

    @ParameterizedTest
    @MethodSource("vendorQuestions")
    void aVendorAnswersWhole(Sip2MessageType type) {
        try (SimulatedVendor press =
                new SimulatedVendor(
                        SimulatedVendor.PRESS,
                        ServiceOptions.usual().withoutLogin(),
                        new Witness())) {
            assertWhole(type, press.port());
        }
    }

    private static void assertWhole(Sip2MessageType type, int port) {
        String line;
        try (DemoTerminal terminal = new DemoTerminal("test", port, "utf-8", new Witness())) {
            line = terminal.ask(question(type));
        }
        EmbeddedChannel channel = new EmbeddedChannel(new Sip2Decoder(Sip2Dialect.STANDARD));
        channel.writeInbound(
                Unpooled.directBuffer().writeBytes((line + "\r").getBytes(StandardCharsets.UTF_8)));
        try (Sip2Message answer = assertInstanceOf(Sip2Message.class, channel.readInbound())) {
            assertEquals(type.answer(), answer.type());
            assertTrue(
                    answer.type().required().stream()
                            .allMatch(field -> answer.first(field).isPresent()));
        }
    }

    private static String question(Sip2MessageType type) {
        String columns =
                type.columns().stream().map(EveryMessageTest::column).collect(Collectors.joining());
        String fields =
                Stream.concat(type.required().stream(), Stream.of(Sip2Field.ITEM_IDENTIFIER))
                        .distinct()
                        .map(field -> field.code() + value(field) + "|")
                        .collect(Collectors.joining());
        return type.code() + columns + fields;
    }

    private static String column(FixedField column) {
        return column == FixedField.TRANSACTION_DATE ? Asking.now() : column.blank();
    }

    private static String value(Sip2Field field) {
        return switch (field) {
            case PATRON_IDENTIFIER -> People.ZOE.card();
            case ITEM_IDENTIFIER -> Stock.CRANFORD.barcode();
            case FEE_AMOUNT -> "1.00";
            default -> "";
        };
    }
}
