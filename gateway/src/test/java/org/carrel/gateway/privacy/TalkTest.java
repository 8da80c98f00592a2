package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;

/** Without this the default-deny properties could be green because nothing is looked for. */
class TalkTest {
    private static final Pattern CANARY = Pattern.compile("[A-Z][a-z0-9]{9}");

    @Test
    void all_that_is_unique_in_a_message_is_looked_for() {
        Talker talker = new Talker(new SplittableRandom(20_261_122));
        for (int left = 1_000; left > 0; left--) {
            Talk talk = talker.talk(Sip2MessageType.PATRON_INFORMATION_RESPONSE, Sip2Charset.UTF_8);
            String all =
                    Stream.concat(
                                    talk.columns().values().stream(),
                                    talk.parts().stream().map(Talk.Part::value))
                            .collect(Collectors.joining("\n"));
            List<String> canaries = CANARY.matcher(all).results().map(MatchResult::group).toList();
            assertFalse(canaries.isEmpty());
            assertEquals(canaries, talk.canaries());
        }
    }
}
