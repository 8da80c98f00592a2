package org.carrel.config.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final ElementName CARD = ElementName.of(Sip2Field.PATRON_IDENTIFIER);

    @Test
    void whatNoRuleNamesIsDropped() {
        assertEquals(
                new Action.Drop(), Policy.builder().build().action(Sip2MessageType.CHECKOUT, CARD));
    }

    @Test
    void aRuleForOneMessageWinsOverTheGeneralOne() {
        Policy policy =
                Policy.builder()
                        .rule(name("sip2:10.AA"), new Action.Drop())
                        .rule(name("sip2:AA"), new Action.Pass())
                        .build();
        assertEquals(new Action.Drop(), policy.action(Sip2MessageType.CHECKIN_RESPONSE, CARD));
        assertEquals(new Action.Pass(), policy.action(Sip2MessageType.CHECKOUT, CARD));
    }

    @Test
    void anIncludedPolicyIsKeptButForTheRulesThatFollow() {
        Policy base = Policy.builder().rule(name("sip2:AA"), new Action.Pass()).build();
        Policy policy =
                Policy.builder().include(base).rule(name("sip2:AA"), new Action.Token()).build();
        assertEquals(new Action.Token(), policy.action(Sip2MessageType.CHECKOUT, CARD));
    }

    @Test
    void nonsenseCannotBecomeARule() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Policy.builder().rule(name("sip2:AE"), new Action.Token()));
    }

    private static RuleName name(String text) {
        return RuleName.parse(text).orElseThrow();
    }
}
