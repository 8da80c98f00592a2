package org.carrel.gateway.demo;

import java.util.List;

/** The sorter takes five things back; one is awaited by somebody, one lives in another branch. */
public final class SorterRun implements Play {
    @Override
    public String title() {
        return "A run of the sorter";
    }

    @Override
    public String party() {
        return "sorter";
    }

    @Override
    public String terminals() {
        return "sorter";
    }

    @Override
    public String charset() {
        return "utf-8";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("The sorter asks what is possible here", "9900802.00", "98Y"),
                step("A book comes back and goes to its shelf", Stock.WALDEN, "101"),
                step(
                        "This one is awaited by a reader, whose name the sorter must not hear",
                        Stock.HOLD_WAITING,
                        "101"),
                step("A disc that lives in the harbour branch", Stock.FROM_HARBOUR, "101"),
                step("A book that was never lent", Stock.EMMA, "101"),
                step("The book that went through the gate is back", Stock.MIDDLEMARCH, "101"));
    }

    private static Step step(String caption, Item item, String answer) {
        String message = "09N{now}{now}APMAIN|AORIV|AB" + item.barcode() + "|AC|";
        return new Step(caption, message, answer);
    }
}
