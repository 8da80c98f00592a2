package org.carrel.gateway.target;

import org.carrel.z3950.query.WipedBuffer;

/**
 * A question as it goes to a target on the web.
 *
 * @param path where it is asked
 * @param form its parameters; wiped when this is closed
 * @param posted whether the form is a body, which no log of addresses keeps; else it stands in the
 *     address
 */
record WebQuestion(String path, WipedBuffer form, boolean posted) implements AutoCloseable {
    @Override
    public void close() {
        form.close();
    }

    @Override
    public String toString() {
        return "question of " + form;
    }
}
