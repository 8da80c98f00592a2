package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.carrel.config.Argon2id;
import org.carrel.config.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordCommandTest {
    private final InputStream before = System.in;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void giveBack() {
        System.setIn(before);
    }

    @Test
    void a_password_becomes_a_hash_that_a_door_reads() {
        assertEquals(0, run("open sesame\n"));
        String hash = out.toString().strip();
        assertTrue(
                Argon2id.of(Secret.copyOf(StandardCharsets.UTF_8.encode(hash))).isPresent(), hash);
    }

    @Test
    void the_same_password_has_another_hash_each_time() {
        run("open sesame\n");
        String first = out.toString();
        run("open sesame\r\n");
        assertNotEquals(first + first, out.toString());
    }

    @Test
    void no_password_and_one_too_long_are_refused() {
        assertEquals(1, run("\n"));
        assertEquals(1, run("x".repeat(300)));
        assertEquals("", out.toString());
        assertTrue(err.toString().contains("1 to 256"));
    }

    private int run(String typed) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        return Gateway.run(new PrintWriter(out, true), new PrintWriter(err, true), "password");
    }
}
