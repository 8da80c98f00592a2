package org.carrel.gateway.ledger;

import java.util.Arrays;

/**
 * What is to be counted for one message, written down while it is made and counted when it leaves,
 * or when it is certain that it will not. One thread at a time.
 */
public final class Slip {
    private static final int USUAL_LINES = 16;

    private final Page page;
    private final boolean ownWords;
    private int[] lines;
    private int length;
    private boolean settled;

    /**
     * An empty slip for a message of the page's kind.
     *
     * @throws LedgerClosed if nothing can be counted now; then the message may not be made
     */
    public Slip(Page page) {
        this(page, USUAL_LINES);
    }

    /**
     * The same with room for so many elements; more make it grow.
     *
     * @throws LedgerClosed if nothing can be counted now; then the message may not be made
     */
    public Slip(Page page, int elements) {
        this(page, false, elements);
        page.counters().requireOpen();
    }

    private Slip(Page page, boolean ownWords, int elements) {
        this.page = page;
        this.ownWords = ownWords;
        this.lines = new int[Math.max(elements, 1) * 2];
    }

    /**
     * An empty slip for a message in which the gateway itself speaks, of nobody; it can be counted
     * when nothing else can, so that there is always an answer.
     */
    public static Slip ofOwnWords(Page page) {
        return new Slip(page, true, USUAL_LINES);
    }

    /**
     * Notes one element.
     *
     * @param cell of the slip's own page
     * @param bytes as in {@link Cell#count(int)}
     */
    public void add(Cell cell, int bytes) {
        if (length == lines.length) {
            lines = Arrays.copyOf(lines, length * 2);
        }
        lines[length] = cell.counter();
        lines[length + 1] = bytes;
        length += 2;
    }

    /**
     * The message goes to the wire now; to be called on the event loop of its socket, in the same
     * turn in which the tap will see it. The second and every further time counts all that leaves
     * as {@link Disposition#REPEATED}.
     *
     * @throws LedgerClosed if nothing can be counted now, and then nothing was; the message may not
     *     leave
     */
    public void sent() {
        if (settled) {
            repeated();
        } else {
            if (!ownWords) {
                page.counters().requireOpen();
            }
            page.counters().note(lines, length);
            settled = true;
        }
    }

    /**
     * The message will not go; all that came in was refused. Does nothing where it went before, so
     * whoever closes the message may always call it, and whether or not the ledger is open.
     */
    public void refused() {
        if (!settled) {
            for (int line = 0; line < length; line += 2) {
                if (page.cell(lines[line]).disposition().isFate()) {
                    page.instead(lines[line], Disposition.REFUSED).note(lines[line + 1]);
                }
            }
            settled = true;
        }
    }

    private void repeated() {
        for (int line = 0; line < length; line += 2) {
            if (page.cell(lines[line]).disposition().leaves()) {
                page.instead(lines[line], Disposition.REPEATED).count(lines[line + 1]);
            }
        }
    }
}
