package org.carrel.gateway.load;

import java.io.Serial;

/**
 * A load run could not be carried out: the target may not be put under load, or not all connections
 * became ready. The message says which, in words for the person at the console.
 */
public final class LoadFailed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    LoadFailed(String message) {
        super(message);
    }
}
