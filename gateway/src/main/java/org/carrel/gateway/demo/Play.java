package org.carrel.gateway.demo;

import java.util.List;

/**
 * A short scene of one terminal: what it asks, in order, and what each of its questions means in
 * plain words.
 */
public interface Play {
    /** What a visitor would call it. */
    String title();

    /** The terminal's name in the record, for example {@code kiosk}. */
    String party();

    /** The group of terminals in {@code demo.yaml} to whose port it connects. */
    String terminals();

    /** The charset that this group speaks there. */
    String charset();

    List<Step> steps();

    /**
     * One question and its answer.
     *
     * @param caption in plain words
     * @param message without AY and AZ; {@code {now}} stands for the eighteen characters of this
     *     moment
     * @param answer how the answer must begin
     */
    record Step(String caption, String message, String answer) {}
}
