package org.carrel.gateway.changes;

import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.gateway.changes.Register.Settled;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.OwnAnswer;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;

/** A change of the register's in the hands of the one who asks it. */
final class Noted implements Change {
    static final Known NOT_SENT = new Known(OwnAnswer.NO, Outcome.UPSTREAM_UNAVAILABLE);

    private static final Known NOT_DONE = new Known(OwnAnswer.NO, Outcome.REPEATED);

    private final Books books;
    private final Matter matter;
    private final Optional<Fact> fact;

    /**
     * @param fact what the terminal tells, where that has happened already
     */
    Noted(Books books, Matter matter, Optional<Fact> fact) {
        this.books = books;
        this.matter = matter;
        this.fact = fact;
    }

    @Override
    public void begin(Way way) {
        if (fact.isPresent()) {
            way.go();
        } else {
            books.journal().claim(books.register().open(matter), claim(way));
        }
    }

    private Claim claim(Way way) {
        return new Claim() {
            @Override
            public void granted() {
                way.go();
            }

            @Override
            public void found(Entry entry) {
                books.watchers()
                        .tell(new GatewayEvent.Repeated(entry.terminals(), entry.operation()));
            }

            @Override
            public void known(Entry entry) {
                way.known(seenTo(entry));
            }

            @Override
            public void cannot() {
                notSent();
                way.cannot();
            }
        };
    }

    /** Another gateway did it, or does it still. */
    private Known seenTo(Entry entry) {
        State state = entry.state() == State.OPEN ? State.UNKNOWN : entry.state();
        Settled settled =
                books.register()
                        .settle(
                                matter,
                                state == State.UNHEARD ? State.DONE : state,
                                entry.verdict());
        Known known = entry.known();
        settled.waiting().forEach(waiter -> waiter.accept(known));
        return known;
    }

    @Override
    public void answered(Message answer, boolean heard, Runnable then) {
        if (answer.isDone()) {
            State state = heard ? State.DONE : State.UNHEARD;
            Settled settled = books.register().settle(matter, state, answer.verdict());
            Known known = settled.lines().getFirst().known();
            end(settled, known, then);
        } else {
            end(books.register().settle(matter, State.OVER, ""), NOT_DONE, then);
        }
    }

    @Override
    public void notSent() {
        end(books.register().settle(matter, State.OVER, ""), NOT_SENT, () -> {});
    }

    @Override
    public void missed(Missed how, Runnable unnoted, Consumer<Known> noted) {
        if (fact.isPresent()) {
            notSent();
            if (how.away()) {
                fact.get().keep(unnoted, noted);
            } else {
                unnoted.run();
            }
        } else if (how.sent()) {
            lost(noted);
        } else {
            notSent();
            unnoted.run();
        }
    }

    private void lost(Consumer<Known> noted) {
        Settled settled = books.register().settle(matter, State.UNKNOWN, "");
        Entry entry = settled.lines().getFirst();
        books.watchers()
                .tell(
                        new GatewayEvent.ChangeUnknown(
                                entry.terminals(), entry.upstream(), entry.operation()));
        end(settled, entry.known(), () -> noted.accept(entry.known()));
    }

    /** Nobody hears of it before it is written, and everybody in any case. */
    private void end(Settled settled, Known known, Runnable then) {
        Runnable all =
                () -> {
                    then.run();
                    settled.waiting().forEach(waiter -> waiter.accept(known));
                };
        books.journal().write(settled.lines(), false, all, all);
    }
}
