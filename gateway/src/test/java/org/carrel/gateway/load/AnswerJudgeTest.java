package org.carrel.gateway.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import org.carrel.gateway.load.LoadPlan.Speech;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the answer to one's own request: the first of connection 7, sequence 1. */
class AnswerJudgeTest {
    private static final String DATE = "20260101    120000";
    private static final String CARD = "20000700000001";
    private static final String ITEM = "30000700000001";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    RIGHT;   PATRON_STATUS_REQUEST; 24______________000DATEAOM|AACARD|AEx|AY1AZ
                    RIGHT;   PATRON_STATUS_REQUEST; 24______________000DATEAACARD|AOM|AEx|BLY|AY1AZ
                    REFUSED; PATRON_STATUS_REQUEST; 24______________000DATEAOM|AACARD|AE|BLN|AY1AZ
                    WRONG;   PATRON_STATUS_REQUEST; 24______________000DATEAOM|AACARD|AEx|AY2AZ
                    WRONG;   PATRON_STATUS_REQUEST; 24______________000DATEAOM|AA20000700000002|AEx|AY1AZ
                    WRONG;   PATRON_STATUS_REQUEST; 24______________000DATEAOM|AACARD9|AEx|AY1AZ
                    WRONG;   PATRON_STATUS_REQUEST; 24______________000DATEAOM|AAITEM|AEx|AY1AZ
                    WRONG;   PATRON_STATUS_REQUEST; 24______________000DATEAOM|AEAACARD|AY1AZ
                    WRONG;   PATRON_STATUS_REQUEST; 26______________000DATEAOM|AACARD|AEx|AY1AZ
                    ERROR;   PATRON_STATUS_REQUEST; 24______________000AY1AZ
                    ERROR;   PATRON_STATUS_REQUEST; 23000DATEAOM|AACARD|AC|AD|AY1AZ
                    ERROR;   PATRON_STATUS_REQUEST; 96AZ
                    ERROR;   PATRON_STATUS_REQUEST; 98NYYNYN000000DATE2.00AOM|BXY|AY1AZ
                    ERROR;   SC_STATUS;             98NYYNYN000000DATE2.00AOM|BXY|AY1AZ
                    RIGHT;   SC_STATUS;             98YYYNYN000000DATE2.00AOM|BXY|AY1AZ
                    RIGHT;   CHECKOUT;              121NNYDATEAOM|AACARD|ABITEM|AJx|AHx|AY1AZ
                    REFUSED; CHECKOUT;              120NUNDATEAOM|AACARD|ABITEM|AJ|AH|AY1AZ
                    WRONG;   CHECKOUT;              121NNYDATEAOM|AACARD|AB30000700000002|AJx|AHx|AY1AZ
                    WRONG;   CHECKOUT;              121NNYDATEAOM|AACARD|AJx|AHx|AY1AZ
                    RIGHT;   CHECKIN;               101YNNDATEAOM|ABITEM|AQx|AAsomebody|AY1AZ
                    """)
    void anAnswerIsJudged(Verdict expected, Sip2MessageType asked, String answer) {
        assertEquals(expected, judge(asked, FakeLibrary.summed(written(answer))));
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_CHECKSUM, AY1AZ0000",
        "BAD_CHECKSUM, AY1AZGGGG",
        "BAD_CHECKSUM, AZ0000",
        "BAD_CHECKSUM, ''"
    })
    void aWrongOrMissingChecksumIsSeen(Verdict expected, String tail) {
        String answer = written("36YDATEAOM|AACARD|") + tail;
        assertEquals(expected, judge(Sip2MessageType.END_PATRON_SESSION, answer));
    }

    static Verdict judge(Sip2MessageType asked, String answer) {
        Inbox inbox = new Inbox("\r");
        inbox.append(Unpooled.copiedBuffer(answer + "\r", ISO_8859_1));
        inbox.next();
        RequestNumber number = new RequestNumber(7);
        number.advance();
        return new AnswerJudge(Sip2Dialect.STANDARD)
                .judge(inbox, RequestTemplate.of(asked, Speech.USUAL), number);
    }

    static String written(String answer) {
        return answer.replace("_", " ")
                .replace("DATE", DATE)
                .replace("CARD", CARD)
                .replace("ITEM", ITEM);
    }
}
