package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published test vectors go through the decoder and the encoder and come out as they went in.
 */
class Sip2CodecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "97AZFEF5",
                "96AZFEF6",
                "941AY1AZFDFC",
                "9900302.00AY1AZFCA5",
                "9300CNOV|COOV|CPWES|AY1AZF86B",
                "9900802.00AY1AZFCA0",
                "9300CNu|COp|CPmain|AY0AZF81B",
                "941AY0AZFDFD",
                "98YYYYNN60000320260101    1200002.00AOMAIN|BXYYYYYYYYYYYYYYYY|AY1AZEE3A",
                "1720260101    120000AOMAIN|AB3001|AY2AZF70E",
                "3720260101    1200000400USDBV1.50|AOMAIN|AA1001|BKtx-1|AY4AZF132",
                "38Y20260101    120000AOMAIN|AA1001|BKtx-1|AY4AZF460",
                "38Y20260101    120000AOMAIN|AA1001|BKtx-1|"
            })
    void aPublishedVectorComesOutAsItWentIn(String vector) {
        WireTap tap = new WireTap();
        EmbeddedChannel channel = channel(tap, Sip2Dialect.STANDARD);
        channel.writeInbound(bytes(vector + "\r"));
        Sip2Message message = assertInstanceOf(Sip2Message.class, channel.readInbound());
        boolean resend = vector.startsWith("97") || vector.startsWith("96");
        channel.writeOutbound(resend ? message.numbered(0) : message);
        assertEquals(vector + "\r", tap.text());
    }

    @Test
    void aWrongChecksumIsToldAsSuch() {
        EmbeddedChannel channel = channel(new WireTap(), Sip2Dialect.STANDARD);
        channel.writeInbound(bytes("941AY1AZFDFB\r"));
        MalformedSip2 malformed = assertInstanceOf(MalformedSip2.class, channel.readInbound());
        assertEquals(MalformedSip2.Fault.WRONG_CHECKSUM, malformed.fault());
    }

    static EmbeddedChannel channel(WireTap tap, Sip2Dialect dialect) {
        return new EmbeddedChannel(tap, new Sip2Decoder(dialect), new Sip2Encoder(dialect));
    }

    static ByteBuf bytes(String text) {
        return Unpooled.directBuffer().writeBytes(text.getBytes(ISO_8859_1));
    }
}
