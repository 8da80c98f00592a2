package org.carrel.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final String LINE = "3520261122    095958AOmain|AA29001000000011|AY1AZF2B1\r";

    private final House house = new House();

    @Test
    void whatWasToldAndSeenIsReconciled() {
        tell(house);
        house.leaves('|', LINE);
        assertEquals(new Verdict.Reconciled(3), house.compare());
        assertEquals(List.of(), house.told);
    }

    @Test
    void whatWasSeenAndNotToldIsNot() {
        tell(house);
        house.leaves('|', LINE.replace("AA2", "AEA Reader|AA2"));
        Verdict.Unreconciled verdict =
                assertInstanceOf(Verdict.Unreconciled.class, house.compare());
        assertEquals(
                List.of(
                        new Verdict.Difference(
                                new LedgerKey(
                                        House.KIOSK,
                                        Direction.TO_TERMINALS,
                                        new Label("35"),
                                        "sip2:AE"),
                                new Verdict.Count(0, 0),
                                new Verdict.Count(1, 8))),
                verdict.differences());
        assertEquals(List.of(new GatewayEvent.LedgerUnreconciled(1)), house.told);
    }

    @Test
    void whatWasToldAndNotSeenIsNot() {
        tell(house);
        assertInstanceOf(Verdict.Unreconciled.class, house.compare());
    }

    @Test
    void aLongerValueThanWasToldIsNot() {
        tell(house);
        house.leaves('|', LINE.replace("AOmain", "AOmain and more"));
        assertInstanceOf(Verdict.Unreconciled.class, house.compare());
    }

    @Test
    void ofANarrowCharsetTheWireMayHaveFewerBytes() {
        tell(house);
        house.leaves('|', LINE.replace("AOmain", "AOmai"));
        assertInstanceOf(Verdict.Unreconciled.class, house.compare());
        assertEquals(
                new Verdict.Reconciled(3),
                new Reconciliation(
                                house.ledger,
                                house.taps,
                                Set.of(House.KIOSK),
                                new Watchers(List.of()))
                        .compare(List.of()));
    }

    @Test
    void whatStayedHereNeedNotBeSeen() {
        house.page("64").cell(House.NAME, Disposition.DROPPED).count(9);
        house.page("64").cell(House.NAME, Disposition.REFUSED).count(9);
        house.ledger
                .page(House.DESK, Direction.TO_UPSTREAM, "93")
                .cell(House.NAME, Disposition.PASSED)
                .count(9);
        assertEquals(new Verdict.Reconciled(0), house.compare());
    }

    @Test
    void messagesOnTheirWayRaiseNoAlarm() {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, LocalIoHandler.newFactory());
        AtomicBoolean enough = new AtomicBoolean();
        List<EventExecutor> each = new ArrayList<>();
        loops.forEach(each::add);
        each.forEach(loop -> loop.execute(() -> talk(loop, enough)));
        Reconciliation reconciliation =
                new Reconciliation(
                        house.ledger, house.taps, Set.of(), new Watchers(List.of(house.told::add)));
        for (int time = 0; time < 200; time++) {
            assertInstanceOf(Verdict.Reconciled.class, reconciliation.compare(each));
        }
        enough.set(true);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        assertEquals(List.of(), house.told);
    }

    /** Messages without end, a turn of the loop each. */
    private void talk(EventExecutor loop, AtomicBoolean enough) {
        tell(house);
        house.leaves('|', LINE);
        if (!enough.get()) {
            loop.execute(() -> talk(loop, enough));
        }
    }

    private static void tell(House house) {
        Page page = house.page("35");
        Slip slip = new Slip(page);
        slip.add(page.cell(ElementName.of(FixedField.TRANSACTION_DATE), Disposition.PASSED), 18);
        slip.add(page.cell(ElementName.of(Sip2Field.INSTITUTION_ID), Disposition.PASSED), 4);
        slip.add(page.cell(House.CARD, Disposition.PASSED), 14);
        slip.sent();
    }
}
