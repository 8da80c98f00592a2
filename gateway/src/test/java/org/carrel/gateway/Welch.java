package org.carrel.gateway;

import java.util.Arrays;

/**
 * Whether two samples of durations differ by more than chance, after their slowest tenth was left
 * out, for that is what other programs of the machine did.
 *
 * @param oneMean in nanoseconds, as {@code otherMean}
 * @param t Welch's figure; beyond 3.3 either way chance is less than one in a thousand
 */
record Welch(double oneMean, double otherMean, double t) {

    /** Compares two samples of at least twenty durations in nanoseconds. */
    static Welch of(long[] one, long[] other) {
        double[] first = trimmed(one);
        double[] second = trimmed(other);
        double spread = variance(first) / first.length + variance(second) / second.length;
        double difference = mean(first) - mean(second);
        return new Welch(
                mean(first), mean(second), difference == 0 ? 0 : difference / Math.sqrt(spread));
    }

    private static double[] trimmed(long[] sample) {
        long[] sorted = sample.clone();
        Arrays.sort(sorted);
        return Arrays.stream(sorted, 0, sorted.length - sorted.length / 10)
                .asDoubleStream()
                .toArray();
    }

    private static double mean(double[] sample) {
        return Arrays.stream(sample).average().orElseThrow();
    }

    private static double variance(double[] sample) {
        double mean = mean(sample);
        return Arrays.stream(sample).map(each -> (each - mean) * (each - mean)).sum()
                / (sample.length - 1);
    }
}
