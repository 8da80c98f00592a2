package org.carrel.gateway.changes;

import java.util.function.Consumer;
import org.carrel.gateway.message.Message;

/**
 * A question in the hands of the one who asks it: told before the first byte leaves and when the
 * matter has ended, in exactly one of three ways. Any thread; never waits.
 */
public interface Change {

    /** A question that changes nothing, and is not noted down. */
    Change NONE =
            new Change() {
                @Override
                public void begin(Way way) {
                    way.go();
                }

                @Override
                public void answered(Message answer, boolean heard, Runnable then) {
                    then.run();
                }

                @Override
                public void notSent() {
                    // nobody waits
                }

                @Override
                public void missed(Missed how, Runnable unnoted, Consumer<Known> noted) {
                    unnoted.run();
                }
            };

    /**
     * To be called before anything leaves.
     *
     * @param way told how it goes on, exactly once, now or on another thread
     */
    void begin(Way way);

    /** How it goes on with a question. */
    interface Way {

        /** It may leave: whoever comes after a restart, or asks elsewhere, will know of it. */
        void go();

        /** Another gateway saw to it, and this is what is to be said. */
        void known(Known known);

        /** That it is known of cannot be had; nothing may leave. */
        void cannot();
    }

    /**
     * It was answered, with a yes or a no.
     *
     * @param heard whether its terminal is still there
     * @param then runs once that is noted
     */
    void answered(Message answer, boolean heard, Runnable then);

    /** Nothing of it was meant to leave, so it was not done. */
    void notSent();

    /**
     * No answer came that can be believed. If it left, nobody can tell whether it was done; if it
     * has happened already, it may be kept to be told later.
     *
     * @param unnoted runs where nothing else is to be said than that
     * @param noted told what is to be said instead
     */
    void missed(Missed how, Runnable unnoted, Consumer<Known> noted);

    /**
     * How an answer was missed.
     *
     * @param sent whether the question may have reached the upstream
     * @param away whether that may end better another time, for nobody said no
     */
    record Missed(boolean sent, boolean away) {}
}
