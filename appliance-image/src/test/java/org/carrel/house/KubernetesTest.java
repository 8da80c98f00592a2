package org.carrel.house;

import static org.carrel.house.ChartValues.CERTIFICATES;
import static org.carrel.house.ChartValues.GOOD;
import static org.carrel.house.ChartValues.PAIR;
import static org.carrel.house.ChartValues.SINGLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the chart makes of several sets of values. No cluster has seen it. */
class KubernetesTest {
    private static final String POD = "/spec/template/spec";
    private static final int CONSOLE = 8443;

    /** Of the tests' single gateway: a door that only its own tunnel reaches. */
    private static final int INSIDE = 6005;

    @TempDir private static Path folder = Path.of("");
    @TempDir private static Path credentials = Path.of("");

    private static Optional<Chart> rendered = Optional.empty();
    private static Map<String, String> mistakes = Map.of();

    @BeforeAll
    static void render() throws IOException, InterruptedException {
        ChartValues values = ChartValues.read();
        mistakes = values.mistakes();
        rendered = Optional.of(Chart.rendered(folder, values.sets()));
        for (Map.Entry<String, String> each : ChartValues.credentials().entrySet()) {
            Files.writeString(credentials.resolve(each.getKey()), each.getValue());
        }
    }

    @Test
    void kubernetes_knows_every_field_of_every_object() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String set : GOOD) {
            for (JsonNode object : chart().objects(set)) {
                KubernetesTypes.fault(object)
                        .ifPresent(fault -> faults.add(set + ": " + fault + "\n" + object));
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void the_judge_of_fields_finds_what_a_cluster_would() {
        for (String wrong :
                List.of(
                        "{'apiVersion':'v1','kind':'Service','spec':{'port':1}}",
                        "{'apiVersion':'v1','kind':'Service','spec':{'ports':[{'name':'a'}]}}",
                        "{'apiVersion':'v1','kind':'Service','spec':{'ports':[{'port':'1'}]}}",
                        "{'apiVersion':'v1','kind':'Service','spec':{'publishNotReadyAddresses':'true'}}",
                        "{'apiVersion':'v1','kind':'Servise'}")) {
            JsonNode object = new JsonMapper().readTree(wrong.replace('\'', '"'));
            assertTrue(KubernetesTypes.fault(object).isPresent(), wrong);
        }
    }

    @Test
    void helm_has_no_remark_on_the_chart() throws IOException {
        assertEquals(List.of(), chart().remarks());
    }

    @Test
    void values_that_are_unknown_or_cannot_work_are_refused_in_words() throws IOException {
        assertFalse(mistakes.isEmpty());
        for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
            String refusal = chart().refusal(mistake.getKey());
            assertTrue(refusal.contains(mistake.getValue()), mistake.getKey() + ": " + refusal);
        }
    }

    @Test
    void carrel_accepts_the_configuration_and_listens_where_the_services_say()
            throws IOException, InterruptedException {
        for (String set : GOOD) {
            Set<Integer> told = new TreeSet<>(chart().ports(set, credentials));
            told.remove(INSIDE);
            Set<Integer> doors = ports(chart().one(set, "Service", "carrel"), "port");
            Set<Integer> all = ports(chart().one(set, "Service", "carrel-gateways"), "port");
            assertEquals(1, all.size(), set);
            all.addAll(doors);
            assertEquals(told, all, set);
            assertEquals(told, ports(container(set), "containerPort"), set);
        }
    }

    @Test
    void only_doors_are_let_in_to_and_only_those_whom_they_allow() throws IOException {
        assertEquals(
                Set.of(
                        "6001 from 10.20.1.0/24 10.20.5.7/32 2001:db8::7/128",
                        "2222 from 10.20.4.0/24",
                        "210 from "),
                ways(SINGLE, "ingress", "from"));
        assertEquals(
                Set.of("6001 from 10.20.0.0/16 10.20.0.5/32", CONSOLE + " from 10.20.9.0/24"),
                ways(PAIR, "ingress", "from"));
        assertEquals(Set.of("6002 from "), ways(CERTIFICATES, "ingress", "from"));
    }

    @Test
    void nothing_goes_out_but_to_the_ports_of_upstreams_and_database() throws IOException {
        String names = "53 53 to kube-dns";
        assertEquals(Set.of("210 6001 6011 6443 to ", names), ways(SINGLE, "egress", "to"));
        assertEquals(Set.of("5432 6001 to 192.0.2.0/24", names), ways(PAIR, "egress", "to"));
    }

    @Test
    void a_port_below_1024_needs_no_capability() throws IOException {
        JsonNode sysctl = gateways(SINGLE).at(POD + "/securityContext/sysctls/0");
        assertEquals("net.ipv4.ip_unprivileged_port_start", sysctl.path("name").asString());
        assertEquals("210", sysctl.path("value").asString());
        assertTrue(gateways(PAIR).at(POD + "/securityContext/sysctls").isMissingNode());
    }

    @Test
    void a_pod_may_do_nothing_that_it_need_not() throws IOException {
        for (String set : GOOD) {
            JsonNode pod = gateways(set).at(POD);
            assertEquals("false", pod.path("automountServiceAccountToken").toString());
            assertEquals("true", pod.at("/securityContext/runAsNonRoot").toString());
            assertEquals(
                    "RuntimeDefault", pod.at("/securityContext/seccompProfile/type").asString());
            assertEquals(
                    "{\"allowPrivilegeEscalation\":false,\"privileged\":false,\"readOnlyRootFilesystem\":true,\"capabilities\":{\"drop\":[\"ALL\"]}}",
                    container(set).path("securityContext").toString());
        }
    }

    @Test
    void nothing_of_a_reader_comes_to_a_disk() throws IOException {
        for (String set : GOOD) {
            JsonNode resources = container(set).path("resources");
            String memory = resources.at("/limits/memory").asString();
            assertFalse(memory.isEmpty());
            assertEquals(memory, resources.at("/requests/memory").asString(), "would be swapped");
            for (JsonNode volume : gateways(set).at(POD + "/volumes")) {
                String medium = volume.at("/emptyDir/medium").asString();
                assertTrue(volume.has("projected") || medium.equals("Memory"), volume::toString);
            }
        }
    }

    @Test
    void a_gateway_has_time_for_all_that_its_configuration_lets_it_finish() throws IOException {
        for (Map.Entry<String, Integer> each :
                Map.of(SINGLE, 2 * 20, PAIR, 2 * 10, CERTIFICATES, 2 * 2).entrySet()) {
            int before = container(each.getKey()).at("/lifecycle/preStop/sleep/seconds").asInt();
            int whole = gateways(each.getKey()).at(POD + "/terminationGracePeriodSeconds").asInt();
            assertTrue(before > 0 && whole > before + each.getValue(), each + ": " + whole);
        }
    }

    @Test
    void two_gateways_are_never_taken_away_at_once() throws IOException {
        assertEquals(
                1,
                chart().one(PAIR, "PodDisruptionBudget", "carrel")
                        .at("/spec/maxUnavailable")
                        .asInt());
        assertTrue(
                gateways(PAIR).at(POD + "/affinity").toString().contains("kubernetes.io/hostname"));
        assertEquals(0, chart().all(SINGLE, "PodDisruptionBudget").count());
        assertEquals(2, gateways(PAIR).at("/spec/replicas").asInt());
    }

    @Test
    void secrets_are_named_and_lie_where_the_configuration_looks_for_them() throws IOException {
        JsonNode container = container(CERTIFICATES);
        assertEquals("CREDENTIALS_DIRECTORY", container.at("/env/0/name").asString());
        assertEquals("/etc/carrel", container.at("/env/0/value").asString());
        assertEquals("/etc/carrel", container.at("/volumeMounts/0/mountPath").asString());
        assertEquals("configuration", container.at("/volumeMounts/0/name").asString());
        JsonNode volume = gateways(CERTIFICATES).at(POD + "/volumes/0");
        assertEquals("configuration", volume.path("name").asString());
        List<String> sources = new ArrayList<>();
        volume.at("/projected/sources")
                .forEach(source -> sources.add(source.findValue("name").asString()));
        assertEquals(List.of("carrel", "hill-secrets", "console", "hill-gates"), sources);
        assertEquals(
                List.of(
                        "tls/console/tls.crt",
                        "tls/console/tls.key",
                        "tls/hill-gates/tls.crt",
                        "tls/hill-gates/tls.key"),
                volume.findValuesAsString("path"));
        assertEquals(0, chart().all(CERTIFICATES, "Secret").count());
    }

    private static Chart chart() {
        return rendered.orElseThrow();
    }

    private static JsonNode gateways(String set) throws IOException {
        return chart().one(set, "StatefulSet", "carrel");
    }

    private static JsonNode container(String set) throws IOException {
        return gateways(set).at(POD + "/containers/0");
    }

    private static Set<Integer> ports(JsonNode within, String field) {
        Set<Integer> ports = new TreeSet<>();
        within.findValues(field)
                .forEach(port -> {
                    if (port.isInt()) {
                        ports.add(port.asInt());
                    }
                });
        return ports;
    }

    /** The rules of one direction, as: ports, a word, and whose. */
    private static Set<String> ways(String set, String direction, String word) throws IOException {
        Set<String> ways = new TreeSet<>();
        for (JsonNode rule : chart().one(set, "NetworkPolicy", "carrel").at("/spec/" + direction)) {
            List<String> ports = new ArrayList<>(rule.path("ports").findValuesAsString("port"));
            List<String> whose = new ArrayList<>(rule.path(word).findValuesAsString("cidr"));
            whose.addAll(rule.path(word).findValuesAsString("k8s-app"));
            ports.sort((one, other) ->
                    Integer.compare(Integer.parseInt(one), Integer.parseInt(other)));
            ways.add(String.join(" ", ports) + " " + word + " " + String.join(" ", whose));
        }
        return ways;
    }
}
