package org.carrel.admin.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathsTest {
    @Test
    void ways_out_of_the_console_lead_to_its_front_page() {
        assertEquals("/", Paths.safe("https://elsewhere.example"));
        assertEquals("/", Paths.safe("//elsewhere.example"));
        assertEquals("/", Paths.safe("/\\elsewhere.example"));
        assertEquals("/today", Paths.safe("/today"));
    }

    @Test
    void a_part_of_a_page_leads_back_to_the_page() {
        Map<String, String> headers =
                Map.of("hx-request", "true", "referer", "https://localhost:8443/today");
        assertEquals("/today", Paths.before(asking(headers)));
        assertEquals("/today/figures", Paths.before(asking(Map.of())));
    }

    private static Ask asking(Map<String, String> headers) {
        return new Ask(false, "/today/figures", Map.of(), headers, Map.of(), "", "127.0.0.1");
    }
}
