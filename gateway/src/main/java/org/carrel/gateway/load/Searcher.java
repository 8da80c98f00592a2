package org.carrel.gateway.load;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import org.carrel.gateway.load.LoadPlan.Talk;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduDecoder;
import org.carrel.z3950.ApduEncoder;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.query.PqfReader;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.zoom.ConnectionOptions;
import org.carrel.z3950.zoom.Form;
import org.carrel.z3950.zoom.Identity;
import org.carrel.z3950.zoom.Requests;
import org.carrel.z3950.zoom.Requests.Range;
import org.jspecify.annotations.Nullable;

/**
 * One made-up catalogue client: searches for a number that nobody else searches for and, where that
 * is wished, fetches the first records of what was found before it searches again.
 */
final class Searcher extends Caller {
    private static final String SET = "1";

    private final Script script;
    private long reference;
    private SearchQuestion asked = SearchQuestion.NONE;
    private boolean found;
    private @Nullable ChannelHandlerContext context;

    Searcher(Script script, Observer observer) {
        super(observer);
        this.script = script;
    }

    /** What every searcher of a run says; its numbers belong to the one event loop. */
    static final class Script {
        private final Requests requests;
        private final int records;
        private final SearchNumbers numbers = new SearchNumbers();

        Script(Talk.Searches talk) {
            Identity identity =
                    talk.login()
                            .map(account ->
                                    Identity.USUAL.withLogin(account.user(), account.password()))
                            .orElse(Identity.USUAL);
            this.requests =
                    new Requests(
                            ConnectionOptions.of(talk.database()).withIdentity(identity),
                            ByteBufAllocator.DEFAULT);
            this.records = talk.records();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        added.pipeline()
                .addBefore(added.name(), null, new ApduDecoder(ApduDecoder.LARGEST_OF_SERVER))
                .addBefore(added.name(), null, new ApduEncoder());
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        loggingIn();
        active.writeAndFlush(script.requests.init(++reference));
    }

    @Override
    void sendNext() {
        if (context != null) {
            reference++;
            context.writeAndFlush(
                    found && script.records > 0 ? present() : search(script.numbers.next()));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext active, Object read) {
        if (!(read instanceof Apdu apdu)) {
            // the decoder gave up; nothing sensible can follow
            unreadable();
            active.close();
            return;
        }
        long now = System.nanoTime();
        try (apdu) {
            heard(active, apdu, now);
        }
    }

    private void heard(ChannelHandlerContext active, Apdu apdu, long now) {
        switch (state()) {
            case ASKING -> {
                Verdict verdict = asked.judge(apdu, reference);
                found = asked.isSearch() && verdict == Verdict.RIGHT;
                answered(verdict, now);
            }
            case LOGGING_IN -> {
                if (isWelcome(apdu)) {
                    free();
                } else {
                    active.close();
                }
            }
            case OPENING, FREE, CLOSED ->
                    stray(apdu.type() == ApduType.CLOSE ? Verdict.ERROR : Verdict.WRONG);
        }
    }

    private void unreadable() {
        if (state() == State.ASKING) {
            answered(Verdict.ERROR, System.nanoTime());
        } else {
            stray(Verdict.ERROR);
        }
    }

    private static boolean isWelcome(Apdu apdu) {
        return apdu.type() == ApduType.INIT_RESPONSE && apdu.bool(ApduPart.INIT_RESPONSE_RESULT);
    }

    private Apdu search(long number) {
        asked = SearchQuestion.search(number);
        Window pqf = Window.ofText("@attr 1=4 " + number);
        try (Query query = PqfReader.read(pqf, ByteBufAllocator.DEFAULT)) {
            return script.requests.search(reference, SET, query);
        }
    }

    private Apdu present() {
        asked = SearchQuestion.present(script.records);
        return script.requests.present(reference, SET, new Range(1, script.records), Form.MARC_21);
    }
}
