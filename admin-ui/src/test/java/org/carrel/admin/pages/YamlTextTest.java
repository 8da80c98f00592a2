package org.carrel.admin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One place of the configuration is changed, and all else stays as somebody wrote it. */
class YamlTextTest {
    private static final String TEXT =
            """
            # ours
            terminals:
              kiosks:            # by the door
                bind: 0.0.0.0:6001

                profile: self-check
              # the gates
              gates:
                profile: security-gate
            policies:
              minimal:
                elements:
                  sip2:AA: token   # never the card
            """;

    private final YamlText text = new YamlText(TEXT);

    @Test
    void a_block_is_found_with_all_that_is_in_it() {
        assertEquals(
                Optional.of(
                        """
                          kiosks:            # by the door
                            bind: 0.0.0.0:6001

                            profile: self-check
                        """),
                text.block("terminals", "kiosks"));
        assertEquals(Optional.empty(), text.block("terminals", "sorter"));
        assertEquals(Optional.empty(), text.block("minimal"));
    }

    @Test
    void only_the_block_is_replaced() {
        assertEquals(
                Optional.of(TEXT.replace("profile: security-gate", "profile: staff")),
                text.replaced("  gates:\n    profile: staff\n", "terminals", "gates"));
    }

    @Test
    void a_rule_is_changed_or_added() {
        assertEquals(
                Optional.of(TEXT.replace("sip2:AA: token   # never the card", "sip2:AA: blank")),
                text.with("sip2:AA", "blank", "policies", "minimal", "elements"));
        assertEquals(
                Optional.of(
                        TEXT.replace("    elements:\n", "    elements:\n      sip2:AE: drop\n")),
                text.with("sip2:AE", "drop", "policies", "minimal", "elements"));
    }

    @Test
    void a_new_part_stands_first_in_its_section() {
        assertEquals(
                Optional.of(
                        TEXT.replace(
                                "terminals:\n", "terminals:\n  sorter:\n    profile: sorter\n")),
                text.added("sorter:\n  profile: sorter\n", "terminals"));
    }
}
