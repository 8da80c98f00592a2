package org.carrel.gateway.load;

import java.time.Duration;
import java.util.Locale;

/**
 * What a load run found.
 *
 * @param frame how the run went about it
 * @param requests answers that were counted: those that came between warm-up and end
 * @param latency how long those answers took
 * @param faults what went wrong, from the first request to the last answer
 * @param refused how many of {@code requests} were answered with a no; a target that does not know
 *     the made-up cards says no, which is no fault, but is not the work of a yes either
 * @param missed requests that were due while no connection was free; only a run with a rate has
 *     them, and their waiting is in no latency
 */
public record LoadResult(
        Frame frame, long requests, Latency latency, Faults faults, long refused, long missed) {

    /**
     * How a run went about it.
     *
     * @param connections how many were opened
     * @param setUp the time until all were open and logged in
     * @param counted the time in which answers were counted
     */
    public record Frame(int connections, Duration setUp, Duration counted) {}

    /**
     * Times from a request, or from when it was due, to its answer, in microseconds.
     *
     * @param p50 half of the answers came within it
     * @param p99 99 of 100 answers came within it
     * @param max the slowest answer
     */
    public record Latency(long p50, long p99, long max) {}

    /**
     * What a target must never do.
     *
     * @param wrong answers to another request, or to none
     * @param badChecksum answers whose checksum was wrong or missing
     * @param errors 96, "off line", Close, or not the protocol at all
     * @param lost requests without an answer
     * @param closed connections that the other side closed
     */
    public record Faults(long wrong, long badChecksum, long errors, long lost, long closed) {
        /** All together. */
        public long total() {
            return wrong + badChecksum + errors + lost + closed;
        }
    }

    /** Whether nothing went wrong. Refusals and missed requests are no faults. */
    public boolean clean() {
        return faults.total() == 0;
    }

    /** Counted answers a second. */
    public double requestsPerSecond() {
        return frame.counted.isPositive() ? requests * 1e9 / frame.counted.toNanos() : 0;
    }

    /** Some lines for people, then {@link #line()}. */
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                %,d connections, ready after %.2f s
                %,d answers in %.2f s: %,.0f a second, %,d of them a no
                half of them within %,d µs, 99 of 100 within %,d µs, the slowest %,d µs
                %s
                %s\
                """,
                frame.connections,
                seconds(frame.setUp),
                requests,
                seconds(frame.counted),
                requestsPerSecond(),
                refused,
                latency.p50,
                latency.p99,
                latency.max,
                judgement(),
                line());
    }

    /** Everything in one line of key=value, for programs; keys never change their meaning. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "load connections=%d setup_s=%.3f counted_s=%.3f requests=%d rps=%.0f"
                        + " p50_us=%d p99_us=%d max_us=%d wrong=%d bad_checksum=%d errors=%d"
                        + " lost=%d closed=%d refused=%d missed=%d clean=%b",
                frame.connections,
                seconds(frame.setUp),
                seconds(frame.counted),
                requests,
                requestsPerSecond(),
                latency.p50,
                latency.p99,
                latency.max,
                faults.wrong,
                faults.badChecksum,
                faults.errors,
                faults.lost,
                faults.closed,
                refused,
                missed,
                clean());
    }

    private String judgement() {
        String late =
                missed == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %,d requests came due while no connection was free",
                                missed);
        return clean()
                ? "clean: every answer belonged to its request" + late
                : String.format(
                        Locale.ROOT,
                        "NOT CLEAN: %,d wrong answers, %,d bad checksums, %,d errors, %,d lost,"
                                + " %,d connections closed by the other side%s",
                        faults.wrong,
                        faults.badChecksum,
                        faults.errors,
                        faults.lost,
                        faults.closed,
                        late);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
