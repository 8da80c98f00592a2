package org.carrel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.house.LauncherTrial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Opens the front door of a pretended house, with pretended JDKs that only tell what they get. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private final LauncherTrial trial;

    /** Given a house that is built, with spaces in its path. */
    LauncherIT(@TempDir Path temporary) {
        trial = new LauncherTrial(temporary.resolve("a house"));
        trial.checkOut();
        trial.build();
    }

    @Test
    void takes_the_chosen_jdk_where_it_is_recent_enough() {
        trial.addJdk("here", "25.0.3");

        assertEquals("here", trial.javaHome("here").run("version").java());
    }

    @Test
    void takes_a_newer_jdk_as_well() {
        trial.addJdk("newer", "26-ea");

        assertEquals("newer", trial.javaHome("newer").run("version").java());
    }

    @Test
    void passes_over_an_old_chosen_jdk_for_a_recent_one_in_the_usual_folders() {
        trial.addJdk("old", "17.0.15");
        trial.addJdk("recent", "25");

        assertEquals("recent", trial.javaHome("old").run("version").java());
    }

    @Test
    void refuses_in_one_line_where_there_are_only_old_jdks() {
        trial.addJdk("old", "17.0.15");

        Outcome outcome = trial.javaHome("old").run("version");

        assertEquals(1, outcome.status());
        assertEquals(1, outcome.errors().lines().count(), outcome.errors());
        assertTrue(outcome.errors().contains("openjdk-25-jdk-headless"), outcome.errors());
        assertTrue(outcome.errors().contains("Temurin"), outcome.errors());
    }

    @Test
    void passes_every_argument_through_as_it_was_written() {
        trial.addJdk("here", "25");

        Outcome outcome = trial.run("serve", "--config", "my carrel.yaml", "*", "");

        assertEquals("serve|--config|my carrel.yaml|*||", outcome.argumentsOfCarrel());
    }

    @Test
    void asks_for_help_where_nothing_is_said() {
        trial.addJdk("here", "25");

        assertEquals("--help|", trial.run().argumentsOfCarrel());
    }

    @Test
    void ends_with_the_exit_code_of_the_gateway() {
        trial.addJdk("here", "25");

        assertEquals(78, trial.run("exit", "78").status());
    }

    @Test
    void keeps_the_heap_small_and_out_of_files() {
        trial.addJdk("here", "25");

        String options = trial.run("version").options();

        assertTrue(options.contains("/gateway/target/app/java.args|"), options);
        List<String> said = House.lines("gateway/src/main/launch/java.args");
        assertTrue(said.contains("-Xmx96m"), said::toString);
        assertTrue(said.contains("-XX:-HeapDumpOnOutOfMemoryError"), said::toString);
        assertTrue(said.contains("-XX:+DisableAttachMechanism"), said::toString);
    }

    @Test
    void lets_the_environment_choose_the_heap_and_add_options() {
        trial.addJdk("here", "25");

        String options =
                trial.environment("CARREL_HEAP", "200m")
                        .environment("CARREL_JAVA_OPTIONS", "-Da=1 -Db=2")
                        .run("version")
                        .options();

        assertTrue(options.contains("|-Xmx200m|"), options);
        assertTrue(options.contains("|-Da=1|-Db=2|"), options);
    }

    @Test
    void makes_no_core_dumps() {
        trial.addJdk("here", "25");

        assertEquals("0", trial.run("version").coreLimit());
    }

    @Test
    void has_freed_memory_overwritten() {
        trial.addJdk("here", "25");

        Outcome usual = trial.run("version");
        Outcome more = trial.environment("GLIBC_TUNABLES", "glibc.a.b=1").run("version");

        String wiping = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0";
        assertEquals(wiping, usual.tunables());
        assertEquals(wiping + ":glibc.a.b=1", more.tunables());
    }

    @Test
    void opens_from_another_folder_and_through_symlinks() {
        trial.addJdk("here", "25");
        Path link = trial.linkTo("elsewhere/bin/carrel");

        Outcome outcome = trial.runAs(link, "version");

        assertEquals("version|", outcome.argumentsOfCarrel());
        assertEquals(trial.jar().toString(), outcome.jar());
    }

    @Test
    void does_not_build_what_is_up_to_date() {
        trial.addJdk("here", "25");

        assertFalse(trial.run("version").errors().contains("Building Carrel"));
    }

    @Test
    void builds_first_where_a_source_is_newer_than_the_jar() {
        trial.addJdk("here", "25");
        trial.touchSource();

        Outcome outcome = trial.run("version");

        assertTrue(outcome.errors().startsWith("Building Carrel"), outcome.errors());
        assertEquals(
                "-B|-q|-Dmaven.test.skip=true|package|-pl|admin-ui|-am|", trial.argumentsOfMaven());
        assertEquals("version|", outcome.argumentsOfCarrel());
    }

    @Test
    void shows_what_maven_said_only_where_the_build_failed() {
        trial.addJdk("here", "25");
        trial.touchSource();

        Outcome outcome = trial.environment("MAVEN_FAILS", "yes").run("version");

        assertEquals(1, outcome.status());
        assertTrue(outcome.errors().contains("maven speaks"), outcome.errors());
        assertTrue(Files.exists(trial.root().resolve("target/carrel-build.log")));
    }

    @Test
    void tests_with_the_jdk_that_it_found() {
        trial.addJdk("here", "25");

        Outcome outcome = trial.run("test", "-o");

        assertEquals(0, outcome.status());
        assertEquals("-B|verify|-o|", trial.argumentsOfMaven());
        assertEquals("here", trial.javaOfMaven());
    }

    @Test
    void runs_the_installed_jar_where_there_are_no_sources() {
        trial.addJdk("here", "25");
        Path installed = trial.install();

        Outcome outcome = trial.runAs(installed, "check");

        assertEquals("check|", outcome.argumentsOfCarrel());
        assertTrue(outcome.jar().endsWith("/share/carrel/carrel.jar"), outcome.jar());
    }

    @Test
    void takes_the_java_that_came_with_the_package_and_the_options_for_it() {
        trial.addJdk("here", "25");
        Path installed = trial.install();
        trial.addRuntime();

        Outcome outcome = trial.runAs(installed, "check");

        assertEquals("runtime", outcome.java());
        assertTrue(outcome.options().contains("/installed.args|"), outcome.options());
    }
}
