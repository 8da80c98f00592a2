package org.carrel.gateway;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine's part of a support bundle: versions, limits, room. None of its names. */
final class SupportMachine {
    private static final List<String> PROPERTIES =
            List.of(
                    "java.version",
                    "java.vendor",
                    "java.vm.version",
                    "os.name",
                    "os.version",
                    "os.arch");

    private static final Pattern LIMIT =
            Pattern.compile("Max ([a-z ]+?)\\s{2,}([0-9]+|unlimited)\\s+([0-9]+|unlimited).*");
    private static final Pattern AMOUNT = Pattern.compile("([A-Za-z]+):\\s+([0-9]+) kB");

    private static final Map<String, String> LIMITS = new LinkedHashMap<>();
    private static final Map<String, String> MEMORY = new LinkedHashMap<>();

    static {
        LIMITS.put("core file size", "core");
        LIMITS.put("locked memory", "memlock");
        LIMITS.put("open files", "open-files");
        LIMITS.put("processes", "processes");
        MEMORY.put("MemTotal", "memory-kb");
        MEMORY.put("MemAvailable", "memory-available-kb");
        MEMORY.put("SwapTotal", "swap-kb");
        MEMORY.put("SwapFree", "swap-free-kb");
        MEMORY.put("VmRSS", "resident-kb");
        MEMORY.put("VmLck", "locked-kb");
        MEMORY.put("VmSwap", "swapped-kb");
    }

    private SupportMachine() {}

    /** Adds what it says of itself. */
    static void tell(SupportText text) {
        text.section("machine");
        PROPERTIES.forEach(name -> text.fact(name, System.getProperty(name, "")));
        Runtime machine = Runtime.getRuntime();
        text.number("processors", machine.availableProcessors())
                .number("heap-most", machine.maxMemory())
                .number("heap-used", machine.totalMemory() - machine.freeMemory())
                .number("uptime-seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000)
                .number("threads", ManagementFactory.getThreadMXBean().getThreadCount());
        text.section("limits");
        lines("/proc/self/limits").forEach(line -> limit(text, line));
        Stream.concat(lines("/proc/meminfo"), lines("/proc/self/status"))
                .forEach(line -> amount(text, line));
    }

    private static void limit(SupportText text, String line) {
        Matcher limit = LIMIT.matcher(line);
        if (limit.matches() && LIMITS.containsKey(limit.group(1))) {
            text.fact(
                    LIMITS.getOrDefault(limit.group(1), ""), limit.group(2) + " " + limit.group(3));
        }
    }

    private static void amount(SupportText text, String line) {
        Matcher amount = AMOUNT.matcher(line);
        if (amount.matches() && MEMORY.containsKey(amount.group(1))) {
            text.fact(MEMORY.getOrDefault(amount.group(1), ""), amount.group(2));
        }
    }

    /** Nothing on a machine that has no such file. */
    private static Stream<String> lines(String file) {
        try {
            return Files.readString(Path.of(file)).lines();
        } catch (IOException none) {
            return Stream.empty();
        }
    }
}
