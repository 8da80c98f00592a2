package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedCatalogue;
import org.carrel.gateway.demo.Witness;
import org.carrel.gateway.watch.Trial;
import org.carrel.gateway.watch.Trial.Course;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way to a system is tried in steps, and each says what is in the way. */
class ExaminationTest {
    private static final Label ILS = new Label("ils");

    private final GatewayTrial trial = new GatewayTrial();

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_library_that_is_well_is_well_in_every_step_and_says_what_it_takes() {
        trial.plan().record("ils", trial.ils(ServiceOptions.usual()).port());
        Trial found = examined();
        assertEquals(
                List.of("CONNECTION WELL", "ENCRYPTION NOT_NEEDED", "LOGIN WELL", "STATUS WELL"),
                words(found));
        assertTrue(found.isWell());
        assertTrue(found.takes().contains(OperationName.CHECKOUT), found.takes()::toString);
        assertTrue(found.steps().stream().allMatch(each -> each.at().isPresent()));
    }

    @Test
    void nobody_at_the_address_is_told() {
        trial.plan().record("ils", Plan.freePort());
        Trial found = examined();
        assertEquals(List.of("CONNECTION NOBODY"), words(found));
        assertFalse(found.isWell());
    }

    @Test
    void a_login_that_is_refused_is_told() {
        assertEquals("LOGIN REFUSED", lastOf(FailingSystem.Trouble.REFUSES_LOGIN));
    }

    @Test
    void a_library_that_says_it_is_off_line_is_told() {
        assertEquals("STATUS OFF_LINE", lastOf(FailingSystem.Trouble.OFF_LINE));
    }

    @Test
    void a_library_that_says_nothing_is_told() {
        assertEquals("LOGIN SILENT", lastOf(FailingSystem.Trouble.HANGS));
    }

    @Test
    void a_catalogue_is_greeted_and_searched_and_only_a_number_is_told() {
        try (SimulatedCatalogue catalogue = new SimulatedCatalogue(new Witness());
                Loops loops = Loops.start();
                Z3950Trial gateway = new Z3950Trial(catalogue.port())) {
            Trial found = searched(gateway, loops, "walden");
            assertEquals(
                    List.of("CONNECTION WELL", "ENCRYPTION NOT_NEEDED", "INIT WELL", "SEARCH WELL"),
                    words(found));
            assertTrue(found.steps().getLast().number().orElseThrow() > 0);
            assertFalse(found.toString().toLowerCase(Locale.ROOT).contains("walden"));
            assertEquals(
                    OptionalLong.of(0),
                    searched(gateway, loops, "nosuchwordanywhere").steps().getLast().number());
            assertEquals("INIT WELL", words(searched(gateway, loops, "")).getLast());
            assertEquals("SEARCH NO_QUERY", words(searched(gateway, loops, "=(")).getLast());
        }
    }

    @Test
    void nobody_at_a_catalogues_address_is_told() {
        try (Loops loops = Loops.start();
                Z3950Trial gateway = new Z3950Trial(Plan.freePort())) {
            assertEquals(List.of("CONNECTION NOBODY"), words(searched(gateway, loops, "walden")));
        }
    }

    private String lastOf(FailingSystem.Trouble trouble) {
        try (FailingSystem library = new FailingSystem(0)) {
            library.be(trouble);
            trial.plan().record("ils", library.port()).say("ils", "timeout", "2s");
            Trial found = examined();
            assertFalse(found.isWell());
            return words(found).getLast();
        }
    }

    private static Trial searched(Z3950Trial gateway, Loops loops, String cql) {
        Course course = new Course();
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        ByteBuf words = Unpooled.copiedBuffer(cql, StandardCharsets.UTF_8);
        try {
            boolean known =
                    gateway.gateway()
                            .live()
                            .inForce()
                            .catalogues()
                            .examine(
                                    new Label("target"),
                                    words,
                                    loops.group().next(),
                                    course,
                                    () -> told.complete(true));
            assertTrue(known && told.orTimeout(20, TimeUnit.SECONDS).join());
            return course.trial();
        } finally {
            words.release();
        }
    }

    private Trial examined() {
        trial.plan().door("staff", "staff");
        LiveConfig live = trial.start().gateway().live();
        return live.inForce().upstreams().examine(ILS).orElseThrow();
    }

    private static List<String> words(Trial trial) {
        return trial.steps().stream().map(each -> each.kind() + " " + each.word()).toList();
    }
}
