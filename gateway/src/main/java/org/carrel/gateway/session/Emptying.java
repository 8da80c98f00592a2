package org.carrel.gateway.session;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.changes.BookDrop;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.jspecify.annotations.Nullable;

/**
 * Empties book drops: tells upstreams that are back what was kept for them, one after the other, in
 * a session of its own behind the door through which it came. So it travels the one journey, by all
 * its rules. Called on any thread, works on the drops'.
 */
public final class Emptying {
    private final Changes changes;
    private final Sessions sessions;
    private final Watchers watchers;
    private final Set<Label> busy = ConcurrentHashMap.newKeySet();

    public Emptying(Changes changes, Sessions sessions, Watchers watchers) {
        this.changes = changes;
        this.sessions = sessions;
        this.watchers = watchers;
    }

    /** Begins where something is held and nobody is at it; about once a second. */
    public void tick() {
        for (BookDrop drop : changes.drops()) {
            Label name = drop.door();
            if (drop.isHolding() && busy.add(name) && !drop.run(() -> begin(drop))) {
                busy.remove(name);
            }
        }
    }

    private void begin(BookDrop drop) {
        drop.age(Instant.now());
        Stations now = sessions.inForce();
        ListenerConfig door = now.doors().get(drop.door());
        Optional<OperationName> operation = drop.operation();
        if (operation.isEmpty() || door == null) { // it waits until its door is there again
            rest(drop);
            return;
        }
        now.upstreams()
                .probe(
                        door.upstreamFor(operation.get()),
                        there -> {
                            if (!there || !drop.run(() -> tellFirst(drop))) {
                                rest(drop);
                            }
                        });
    }

    private void tellFirst(BookDrop drop) {
        try {
            drop.first().ifPresentOrElse(first -> new Telling(drop).tell(first), () -> rest(drop));
        } catch (KeyTrouble sealedForEver) {
            watchers.fault(sealedForEver);
            rest(drop);
        }
    }

    private void rest(BookDrop drop) {
        busy.remove(drop.door());
    }

    /** One message on its way; the drop is where a terminal would be. */
    private final class Telling implements Exit {
        private final BookDrop drop;
        private @Nullable Session session;

        Telling(BookDrop drop) {
            this.drop = drop;
        }

        void tell(Message message) {
            ListenerConfig door = sessions.inForce().doors().get(drop.door());
            if (door == null) {
                message.close();
                rest(drop);
                return;
            }
            Session begun = sessions.beginLate(door, this);
            session = begun;
            begun.arrived(message);
        }

        @Override
        public void onLoop(Runnable task) {
            if (!drop.run(task)) {
                task.run(); // the gateway stops; what was asked is still taken leave of
            }
        }

        @Override
        public boolean send(SafeAnswer answer, int sequence) {
            Outcome outcome = answer.outcome();
            boolean done = outcome.isAnswer() && answer.message().isDone();
            onLoop(() -> ended(outcome, done));
            return true;
        }

        @Override
        public void reading(boolean on) {
            // there is never more than one message
        }

        @Override
        public void close() {
            // it ends with its answer
        }

        private void ended(Outcome outcome, boolean done) {
            boolean goesOn = false;
            try {
                if (session != null) {
                    session.left();
                }
                goesOn = isOver(outcome, done) && drop.isHolding();
            } finally {
                if (!goesOn) {
                    rest(drop);
                }
            }
            if (goesOn) {
                tellFirst(drop);
            }
        }

        /** Whether this one has come out of the drop. */
        private boolean isOver(Outcome outcome, boolean done) {
            if (outcome.isAway()) {
                return drop.missed(outcome);
            }
            if (done) {
                drop.told();
            } else {
                drop.refused();
            }
            return true;
        }
    }
}
