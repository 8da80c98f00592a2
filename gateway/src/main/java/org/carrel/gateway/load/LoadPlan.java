package org.carrel.gateway.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2MessageType;

/**
 * What a load run is to do. Start from {@link #of(InetSocketAddress)} and change what should
 * differ.
 *
 * @param target the port that is put under load
 * @param connections how many connections are open at once, 1 to 50,000; each has at most one
 *     request under way
 * @param pace when requests are sent
 * @param times how long each part of the run lasts
 * @param talk what the made-up clients say, in SIP2 or Z39.50
 * @param foreignHost whether a target that is not a loopback address may be put under load
 */
public record LoadPlan(
        InetSocketAddress target,
        int connections,
        Pace pace,
        Times times,
        Talk talk,
        boolean foreignHost) {

    /** More connections than one address has ports for would say nothing about the target. */
    static final int MOST_CONNECTIONS = 50_000;

    public LoadPlan {
        refuseIf(
                connections < 1 || connections > MOST_CONNECTIONS,
                "a load run has 1 to " + MOST_CONNECTIONS + " connections");
    }

    /** Ten connections as fast as they can, the usual times, the common mix, no login. */
    public static LoadPlan of(InetSocketAddress target) {
        return new LoadPlan(
                target, 10, new Pace.AsFastAsAnswered(), Times.USUAL, Talk.Messages.USUAL, false);
    }

    public LoadPlan withConnections(int number) {
        return new LoadPlan(target, number, pace, times, talk, foreignHost);
    }

    public LoadPlan withPace(Pace other) {
        return new LoadPlan(target, connections, other, times, talk, foreignHost);
    }

    public LoadPlan withTimes(Times other) {
        return new LoadPlan(target, connections, pace, other, talk, foreignHost);
    }

    public LoadPlan withTalk(Talk other) {
        return new LoadPlan(target, connections, pace, times, other, foreignHost);
    }

    /** The same with SIP2 terminals that say this in turn, in the way that they did. */
    public LoadPlan withMix(List<Sip2MessageType> other) {
        return withTalk(new Talk.Messages(other, messages().speech()));
    }

    /** The same with SIP2 terminals that speak so, and say what they did. */
    public LoadPlan withSpeech(Speech other) {
        return withTalk(new Talk.Messages(messages().mix(), other));
    }

    public LoadPlan withForeignHost(boolean allowed) {
        return new LoadPlan(target, connections, pace, times, talk, allowed);
    }

    private Talk.Messages messages() {
        return talk instanceof Talk.Messages messages ? messages : Talk.Messages.USUAL;
    }

    private static void refuseIf(boolean wrong, String rule) {
        if (wrong) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** What the made-up clients say. */
    public sealed interface Talk {
        /**
         * SIP2, said by terminals.
         *
         * @param mix the requests that every connection sends in turn; a type may stand there
         *     several times
         * @param speech how the terminals speak
         */
        record Messages(List<Sip2MessageType> mix, Speech speech) implements Talk {
            /** The common mix in the standard's dialect. */
            static final Messages USUAL = new Messages(RequestShape.COMMON, Speech.USUAL);

            public Messages {
                mix = List.copyOf(mix);
                refuseIf(mix.isEmpty(), "a mix has at least one message");
                refuseIf(
                        !RequestShape.KNOWN.containsAll(mix),
                        "a mix has only " + RequestShape.codes());
            }
        }

        /**
         * Z39.50, said by catalogue clients.
         *
         * @param database what is searched
         * @param records how many records are fetched after each search, at most {@value
         *     SearchNumbers#LEAST}; 0 for none
         * @param login the account that the clients present; empty: none
         */
        record Searches(String database, int records, Optional<Login> login) implements Talk {
            public Searches {
                refuseIf(database.isEmpty(), "a database has a name");
                refuseIf(
                        records < 0 || records > SearchNumbers.LEAST,
                        "a present has 1 to " + SearchNumbers.LEAST + " records");
            }
        }
    }

    /** When a request is sent. */
    public sealed interface Pace {
        /**
         * Each connection asks again as soon as it has its answer: shows what the target can do.
         */
        record AsFastAsAnswered() implements Pace {}

        /**
         * Requests leave by the clock, over all connections together, and are timed from the moment
         * each was due: shows how long people wait at a given load.
         *
         * @param perSecond requests a second, more than 0, at most a million
         */
        record Rate(double perSecond) implements Pace {
            public Rate {
                refuseIf(
                        !(perSecond > 0 && perSecond <= 1_000_000),
                        "a rate is above 0 and at most 1000000 requests a second");
            }
        }

        /** Connections are opened, logged in and held; nothing is asked. */
        record Idle() implements Pace {}
    }

    /**
     * How long each part of a run lasts.
     *
     * @param warmUp requests flow, but are not counted; faults always are
     * @param duration requests are counted, or idle connections held
     * @param opening the longest time until all connections are open and logged in
     * @param lastAnswers how long to wait at the end for answers that are still out
     */
    public record Times(
            Duration warmUp, Duration duration, Duration opening, Duration lastAnswers) {

        /** One second, five seconds; twenty seconds to open, three for the last answers. */
        public static final Times USUAL = new Times(Duration.ofSeconds(1), Duration.ofSeconds(5));

        public Times {
            refuseIf(warmUp.isNegative(), "a warm-up lasts no time or some");
            refuseIf(!duration.isPositive(), "a load run lasts some time");
            refuseIf(!opening.isPositive(), "opening takes some time");
            refuseIf(lastAnswers.isNegative(), "the last answers take no time or some");
        }

        public Times(Duration warmUp, Duration duration) {
            this(warmUp, duration, Duration.ofSeconds(20), Duration.ofSeconds(3));
        }
    }

    /**
     * How the made-up terminals speak.
     *
     * @param dialect charset, terminator and delimiter; with its error detection on, requests carry
     *     AY and AZ and so must answers
     * @param login the account for message 93; empty: no login is sent
     * @param institution the value of AO
     */
    public record Speech(Sip2Dialect dialect, Optional<Login> login, String institution) {
        /** The standard's dialect, no login, institution {@code MAIN}. */
        public static final Speech USUAL =
                new Speech(Sip2Dialect.STANDARD, Optional.empty(), "MAIN");
    }

    /**
     * An account, as message 93 or an Init carries it.
     *
     * @param user CN
     * @param password CO; never printed
     * @param location CP; nothing in Z39.50
     */
    public record Login(String user, String password, String location) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
