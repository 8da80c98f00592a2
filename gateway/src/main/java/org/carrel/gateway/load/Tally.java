package org.carrel.gateway.load;

import org.HdrHistogram.Histogram;

/**
 * What a run has counted so far. Faults count from the first request on, answers and their times
 * only between warm-up and end. Belongs to the one event loop of a run.
 */
final class Tally {
    private static final long SHORTEST_NANOS = 1_000;
    private static final long LONGEST_NANOS = 120_000_000_000L;

    private final Histogram times = new Histogram(SHORTEST_NANOS, LONGEST_NANOS, 3);
    private boolean counting;
    private long answers;
    private long refused;
    private long wrong;
    private long badChecksum;
    private long errors;
    private long lost;
    private long closed;
    private long missed;

    /** Begins or ends the counting of answers and times. */
    void count(boolean on) {
        counting = on;
    }

    /** An answer came this long after its request was sent or due. */
    void answered(Verdict verdict, long nanos) {
        answers++;
        if (counting) {
            times.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
            refused += verdict == Verdict.REFUSED ? 1 : 0;
        }
        judged(verdict);
    }

    /** A request got no answer. */
    void lost() {
        lost++;
    }

    /** The other side closed a connection. */
    void closed() {
        closed++;
    }

    /** A request was due and no connection was free. */
    void missed() {
        missed += counting ? 1 : 0;
    }

    /** All answers so far, warm-up included. */
    long answers() {
        return answers;
    }

    /** Whatever a clean run has none of, so far. */
    long faults() {
        return wrong + badChecksum + errors + lost + closed;
    }

    /** What was counted, as a result. */
    LoadResult result(LoadResult.Frame frame) {
        LoadResult.Faults faults = new LoadResult.Faults(wrong, badChecksum, errors, lost, closed);
        LoadResult.Latency latency =
                new LoadResult.Latency(
                        micros(times.getValueAtPercentile(50)),
                        micros(times.getValueAtPercentile(99)),
                        micros(times.getMaxValue()));
        return new LoadResult(frame, times.getTotalCount(), latency, faults, refused, missed);
    }

    /** A message was judged; where it answers no request, that is all there is to count. */
    void judged(Verdict verdict) {
        switch (verdict) {
            case RIGHT, REFUSED -> {}
            case WRONG -> wrong++;
            case BAD_CHECKSUM -> badChecksum++;
            case ERROR -> errors++;
        }
    }

    private static long micros(long nanos) {
        return nanos / 1_000;
    }
}
