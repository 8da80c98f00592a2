package org.carrel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the package and the appliance are made of. Some of these are faults that only a boot showed
 * once; what a boot must show again is in {@code appliance-image/check}.
 */
class PackagingTest {
    private static final String UNIT =
            "appliance-image/package/usr/lib/systemd/system/carrel.service";
    private static final String DISK = "appliance-image/disk/overlay/";
    private static final String CHAIN = "chain ";
    private static final int MOST_EXPOSED = 10;

    @Test
    void the_service_is_hardly_exposed() throws IOException, InterruptedException {
        Process judge =
                new ProcessBuilder(
                                "systemd-analyze",
                                "security",
                                "--offline=yes",
                                "--threshold=" + MOST_EXPOSED,
                                House.root().resolve(UNIT).toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(judge.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, judge.exitValue(), said);
    }

    @Test
    void the_service_leaves_nothing_of_a_reader_on_a_disk() {
        List<String> unit = House.lines(UNIT);
        assertTrue(
                unit.containsAll(
                        List.of(
                                "LimitCORE=0",
                                "CoredumpFilter=0",
                                "MemorySwapMax=0",
                                "PrivateTmp=yes")));
    }

    @Test
    void without_its_firewall_the_appliance_serves_nobody() {
        List<String> unit =
                House.lines(DISK + "etc/systemd/system/carrel.service.d/10-appliance.conf");
        assertTrue(
                unit.stream()
                        .anyMatch(line ->
                                line.startsWith("Requires=") && line.contains("nftables.service")));
        assertTrue(
                unit.stream()
                        .anyMatch(line ->
                                line.startsWith("After=") && line.contains("nftables.service")));
    }

    @Test
    void no_chain_of_the_firewall_has_a_name_that_nft_reads_as_a_word_of_its_own() {
        List<String> chains =
                House.lines(DISK + "etc/nftables.conf").stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith(CHAIN))
                        .map(line -> line.substring(CHAIN.length(), line.indexOf('{')).strip())
                        .toList();
        assertFalse(chains.isEmpty());
        assertTrue(chains.stream().allMatch(name -> name.contains("_")), chains::toString);
    }

    @Test
    void the_resolver_opens_no_port() {
        List<String> lines = House.lines(DISK + "etc/systemd/resolved.conf.d/10-carrel.conf");
        assertTrue(lines.containsAll(List.of("LLMNR=no", "MulticastDNS=no")));
    }

    @Test
    void the_data_belong_to_a_user_with_one_number_for_ever() {
        assertTrue(House.lines(UNIT).contains("User=carrel"));
        assertTrue(
                House.lines("appliance-image/package/usr/lib/sysusers.d/carrel.conf").stream()
                        .anyMatch(line -> line.startsWith("u carrel 900 ")));
        assertTrue(
                House.lines(DISK + "etc/systemd/system/var-lib-carrel.mount")
                        .contains("Where=/var/lib/carrel"));
    }

    @Test
    void the_chart_is_for_the_image_that_is_built() {
        String image = String.join("\n", House.lines("appliance-image/parts/OciImage.java"));
        assertTrue(image.contains("\\\"User\\\":\\\"900:900\\\""));
        assertTrue(image.contains("\\\"Volumes\\\":{\\\"/var/lib/carrel\\\":{}}"));
        assertTrue(image.contains("\\\"--config\\\",\\\"/etc/carrel/carrel.yaml\\\""));
        List<String> pod =
                House.lines("appliance-image/kubernetes/carrel/templates/gateways.yaml").stream()
                        .map(String::strip)
                        .toList();
        assertTrue(
                pod.containsAll(
                        List.of(
                                "runAsUser: 900",
                                "runAsGroup: 900",
                                "fsGroup: 900",
                                "- { name: configuration, mountPath: /etc/carrel, readOnly: true }",
                                "- { name: storage, mountPath: /var/lib/carrel }")));
        String version =
                House.lines("pom.xml").stream()
                        .filter(line -> line.startsWith("  <version>"))
                        .map(line -> line.replaceAll("</?version>|-SNAPSHOT", "").strip())
                        .toList()
                        .getFirst();
        assertTrue(
                House.lines("appliance-image/kubernetes/carrel/Chart.yaml")
                        .contains("appVersion: " + version));
    }

    @Test
    void no_unit_is_bound_to_a_device_that_goes_while_the_partitions_are_read_again() {
        try (Stream<Path> units = Files.walk(House.root().resolve(DISK))) {
            assertEquals(
                    List.of(),
                    units.filter(Files::isRegularFile)
                            .map(House::inHouse)
                            .filter(unit ->
                                    House.lines(unit).stream()
                                            .anyMatch(line -> line.startsWith("BindsTo=")))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every service waits for the paths that are looked at, unless they say otherwise. */
    @Test
    void no_path_waits_for_a_service_that_waits_for_it() {
        try (Stream<Path> units = Files.walk(House.root().resolve(DISK))) {
            assertEquals(
                    List.of(),
                    units.filter(unit -> unit.toString().endsWith(".path"))
                            .map(House::inHouse)
                            .filter(unit ->
                                    House.lines(unit).stream()
                                            .anyMatch(line -> line.matches("After=.*[.]service.*")))
                            .filter(unit -> !House.lines(unit).contains("DefaultDependencies=no"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_boot_partition_cannot_grow_over_the_room_for_the_data() {
        for (String folder : List.of("repart.d", "repart-tpm.d")) {
            List<String> lines = House.lines(DISK + "usr/lib/" + folder + "/10-esp.conf");
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith("SizeMaxBytes=")),
                    lines::toString);
        }
    }
}
