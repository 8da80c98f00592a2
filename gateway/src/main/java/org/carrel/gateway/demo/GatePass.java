package org.carrel.gateway.demo;

import java.util.List;

/**
 * Three things go through the security gate: one lent, one not, one that the library does not know.
 */
public final class GatePass implements Play {
    @Override
    public String title() {
        return "A pass through the gate";
    }

    @Override
    public String party() {
        return "gate";
    }

    @Override
    public String terminals() {
        return "gates";
    }

    @Override
    public String charset() {
        return "utf-8";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                step("A book that somebody has on loan: the gate stays silent", lent(), "1804"),
                step(
                        "A book straight from its shelf: the gate would ring",
                        Stock.EMMA.barcode(),
                        "1803"),
                step("Something from elsewhere: not the gate's business", stranger(), "1801"));
    }

    private static Step step(String caption, String barcode, String answer) {
        return new Step(caption, "17{now}AORIV|AB" + barcode + "|", answer);
    }

    private static String lent() {
        return Stock.MIDDLEMARCH.barcode();
    }

    private static String stranger() {
        return Codabar.number("39777", 5);
    }
}
