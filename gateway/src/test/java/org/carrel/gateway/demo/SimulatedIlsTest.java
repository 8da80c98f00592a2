package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated library keeps state as a real one does, seen over a real socket. */
class SimulatedIlsTest {
    private SimulatedIls ils;
    private DemoTerminal terminal;

    @BeforeEach
    void open() {
        Witness witness = new Witness();
        ils = new SimulatedIls(ServiceOptions.usual(), witness);
        terminal = new DemoTerminal("test", ils.port(), "utf-8", witness);
        ask(Asking.login(SimulatedIls.LOGIN), "941");
    }

    @AfterEach
    void close() {
        terminal.close();
        ils.close();
    }

    @Test
    void aLentItemIsChargedUntilItComesBack() {
        ask(Asking.item(Stock.EMMA), "1803");
        ask(Asking.checkout(People.AMARA, Stock.EMMA), "121NNY");
        ask(Asking.item(Stock.EMMA), "1804");
        ask(Asking.checkin(Stock.EMMA), "101YNN");
        ask(Asking.item(Stock.EMMA), "1803");
    }

    @Test
    void aReturnTellsWhoHadTheItem() {
        ask(Asking.checkout(People.AMARA, Stock.EMMA), "121");
        assertTrue(ask(Asking.checkin(Stock.EMMA), "101").contains("|AA" + People.AMARA.card()));
    }

    @Test
    void whatSomebodyElseHasIsNotLent() {
        ask(Asking.checkout(People.AMARA, Stock.CRANFORD), "120NUN");
    }

    @Test
    void theReferenceCopyStaysInTheHouse() {
        ask(Asking.checkout(People.AMARA, Stock.ATLAS), "120NUN");
    }

    @Test
    void aBlockedCardBorrowsNothing() {
        ask(Asking.checkout(People.LOST_CARD, Stock.EMMA), "120NUN");
    }

    @Test
    void theRightPinIsValid() {
        String answer = ask(Asking.status(People.ZOE.card(), People.ZOE.pin()), "24");
        assertTrue(answer.contains("|BLY|CQY|"));
    }

    @Test
    void aWrongPinIsNotValidForAValidPatron() {
        String answer = ask(Asking.status(People.ZOE.card(), "000000"), "24");
        assertTrue(answer.contains("|BLY|CQN|"));
    }

    @Test
    void anUnknownCardIsNoPatron() {
        String answer = ask(Asking.status("29001999999999", "000000"), "24");
        assertTrue(answer.contains("|BLN|"));
    }

    @Test
    void tooManyFinesDenyEverything() {
        ask(Asking.status(People.DEBTOR.card(), People.DEBTOR.pin()), "24YYYY      Y   ");
    }

    @Test
    void aPaymentLowersWhatIsOwed() {
        ask(Asking.pay(People.ZOE, "1.50"), "38Y");
        String answer = ask(Asking.information(People.ZOE, "          "), "64");
        assertTrue(answer.contains("|BV3.00|"));
    }

    @Test
    void moreThanIsOwedIsNotAccepted() {
        ask(Asking.pay(People.ZOE, "100.00"), "38N");
    }

    @Test
    void aDebtorWhoPaysMayBorrowAgain() {
        ask(Asking.pay(People.DEBTOR, "37.25"), "38Y");
        ask(Asking.checkout(People.DEBTOR, Stock.EMMA), "121");
    }

    @Test
    void aLoanIsRenewedOnlySoOften() {
        ask(Asking.renew(People.ZOE, Stock.CRANFORD), "301Y");
        ask(Asking.renew(People.ZOE, Stock.CRANFORD), "301Y");
        ask(Asking.renew(People.ZOE, Stock.CRANFORD), "300NUN");
    }

    @Test
    void aLoanThatSomebodyWaitsForIsNotRenewed() {
        ask(Asking.renew(People.JOSE, Stock.HOLD_WAITING), "300NUN");
    }

    @Test
    void holdsQueueUpInTheOrderOfAsking() {
        assertTrue(ask(Asking.hold(People.AMARA, Stock.CRANFORD, '+'), "161N").contains("|BR1|"));
        assertTrue(ask(Asking.hold(People.JOSE, Stock.CRANFORD, '+'), "161N").contains("|BR2|"));
        ask(Asking.hold(People.AMARA, Stock.CRANFORD, '-'), "161");
        assertTrue(ask(Asking.hold(People.JOSE, Stock.CRANFORD, '+'), "161").contains("|BR1|"));
    }

    @Test
    void aReturnedItemGoesToTheHoldShelfWithTheNameOfWhoWaits() {
        String answer = ask(Asking.checkin(Stock.HOLD_WAITING), "101YNY");
        assertTrue(answer.contains("|CV01|"));
        assertTrue(answer.contains("|DA" + People.AMARA.name() + "|"));
        ask(Asking.item(Stock.HOLD_WAITING), "1808");
    }

    @Test
    void anItemOfAnotherBranchGoesInTransit() {
        assertTrue(ask(Asking.checkin(Stock.FROM_HARBOUR), "101YNY").contains("|CV04|CTHARBOUR|"));
        ask(Asking.item(Stock.FROM_HARBOUR), "1810");
    }

    @Test
    void theChosenListIsCutFromItsFirstToItsLastItem() {
        String question = Asking.information(People.JOSE, "  Y       ");
        assertTrue(ask(question, "64").contains("|AU" + Stock.HOLD_WAITING.barcode()));
        String second = ask(question + "BP2|BQ2|", "64");
        assertFalse(second.contains("|AU" + Stock.HOLD_WAITING.barcode()));
        assertTrue(second.contains("|AU" + Stock.WALDEN.barcode()));
    }

    @Test
    void aBlockedPatronCanBeEnabledAgain() {
        String card = "AA" + People.JOSE.card() + "|";
        ask("01N" + Asking.now() + "AORIV|AL|" + card + "AC|", "24YYYYY");
        ask(Asking.checkout(People.JOSE, Stock.EMMA), "120");
        ask("25" + Asking.now() + "AORIV|" + card, "26 ");
        ask(Asking.checkout(People.JOSE, Stock.EMMA), "121");
    }

    private String ask(String question, String answer) {
        String line = terminal.ask(question);
        assertTrue(line.startsWith(answer), "answer should begin with " + answer);
        return line;
    }
}
