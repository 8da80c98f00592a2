package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        try (TestLine line = new TestLine(Sip2Dialect.STANDARD)) {
            byte[] wire = (vector + "\r").getBytes(ISO_8859_1);
            Sip2Message message = line.hearsMessage(wire);
            boolean resend = vector.startsWith("97") || vector.startsWith("96");
            byte[] said = line.says(resend ? message.numbered(0) : message);
            assertEquals(vector + "\r", new String(said, ISO_8859_1));
        }
    }
}
