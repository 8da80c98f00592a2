package org.carrel.admin.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The code with which the first of the staff is made, while there is nobody who could let them in.
 * It is shown on the machine's terminal only, and serves once. Any thread.
 */
public final class FirstCode {
    private final BooleanSupplier isEmpty;
    private Optional<String> code;

    /**
     * @param isEmpty whether there is still nobody
     */
    public FirstCode(BooleanSupplier isEmpty) {
        this.isEmpty = isEmpty;
        this.code = isEmpty.getAsBoolean() ? Optional.of(Codes.draw()) : Optional.empty();
    }

    /** The code, while it is good. */
    public synchronized Optional<String> code() {
        return code.filter(_ -> isEmpty.getAsBoolean());
    }

    /** Whether this is the code; it stays good. */
    public synchronized boolean is(String typed) {
        return code().filter(each ->
                        MessageDigest.isEqual(
                                each.getBytes(UTF_8), Codes.typed(typed).getBytes(UTF_8)))
                .isPresent();
    }

    /** Whether this is the code; from then on it is not. */
    public synchronized boolean spend(String typed) {
        boolean right = is(typed);
        if (right) {
            code = Optional.empty();
        }
        return right;
    }
}
