package org.carrel.gateway.catalogue;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.carrel.z3950.query.WipedBuffer;

/**
 * What a web request is answered.
 *
 * @param body XML; empty for a refusal that HTTP says alone. Whoever sends it closes it
 */
record WebAnswer(HttpResponseStatus status, WipedBuffer body) implements AutoCloseable {
    @Override
    public void close() {
        body.close();
    }
}
