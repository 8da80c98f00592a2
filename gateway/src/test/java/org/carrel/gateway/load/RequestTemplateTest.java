package org.carrel.gateway.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Set;
import org.carrel.gateway.load.LoadPlan.Speech;
import org.carrel.sip2.Sip2Decoder;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that were written by hand are what the codec takes for SIP2. */
class RequestTemplateTest {

    @ParameterizedTest
    @MethodSource("known")
    void theCodecReadsEveryRequestWithItsSequenceAndItsRequiredFields(Sip2MessageType type) {
        RequestNumber number = new RequestNumber(3);
        for (int request = 0; request < 12; request++) {
            number.advance();
        }
        try (Sip2Message message = decoded(RequestTemplate.of(type, Speech.USUAL), number)) {
            assertEquals(type, message.type());
            assertEquals(2, message.sequence());
            assertTrue(
                    type.required().stream().allMatch(field -> message.first(field).isPresent()));
        }
    }

    private static Sip2Message decoded(RequestTemplate template, RequestNumber number) {
        ByteBuf bytes = Unpooled.directBuffer();
        template.write(number, bytes);
        EmbeddedChannel channel = new EmbeddedChannel(new Sip2Decoder(Sip2Dialect.STANDARD));
        channel.writeInbound(bytes);
        return assertInstanceOf(Sip2Message.class, channel.readInbound());
    }

    static Set<Sip2MessageType> known() {
        return RequestShape.KNOWN;
    }
}
