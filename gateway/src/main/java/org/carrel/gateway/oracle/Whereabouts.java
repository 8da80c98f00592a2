package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says in words in which part of the gateway's memory something was found: whose stack, whose
 * registers, the heap of Java, compiled code, a library's own memory. So much the Java machine says
 * of itself; the rest is in the dump. Immutable; any thread.
 */
final class Whereabouts {
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*?)\" #\\d+ \\[(\\d+)]");
    private static final Pattern HEAP =
            Pattern.compile("Heap address: 0x([0-9a-f]+), size: (\\d+) MB");
    private static final Pattern CODE =
            Pattern.compile("bounds \\[0x([0-9a-f]+), 0x[0-9a-f]+, 0x([0-9a-f]+)]");
    private static final int HEXADECIMAL = 16;
    private static final long MEBIBYTE = 1024 * 1024;

    private final Map<Integer, String> threads = new HashMap<>();
    private final List<Region> regions = new ArrayList<>();

    /**
     * @param told what jcmd told of threads and of the machine as a whole; what is not there stays
     *     without its name
     */
    Whereabouts(String told) {
        found(THREAD, told)
                .forEach(each -> threads.put(Integer.valueOf(each.group(2)), each.group(1)));
        found(HEAP, told)
                .forEach(each -> {
                    long from = address(each.group(1));
                    long size = Long.parseLong(each.group(2)) * MEBIBYTE;
                    regions.add(new Region("Java heap", from, from + size));
                });
        found(CODE, told)
                .forEach(each ->
                        regions.add(
                                new Region(
                                        "compiled code",
                                        address(each.group(1)),
                                        address(each.group(2)))));
    }

    /** From what was asked of the process in this run. */
    static Whereabouts in(WorkFolder work) {
        try (Stream<Path> told = Files.list(work.of(Sink.THREADS))) {
            StringBuilder all = new StringBuilder();
            for (Path each : told.sorted().toList()) {
                all.append(Files.readString(each)).append('\n');
            }
            return new Whereabouts(all.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What lay at this offset of a core dump, and where. */
    Place of(CoreDump core, long offset) {
        return core.part(offset)
                .map(part -> place(core, part, part.address() + offset - part.offset()))
                .orElseGet(() -> new Place(registers(core, offset), 0));
    }

    /**
     * A place in the process's memory.
     *
     * @param address 0 where it has none, as a register
     */
    record Place(String text, long address) {}

    private Place place(CoreDump core, CoreDump.Part part, long address) {
        String text =
                regions.stream()
                        .filter(each -> address >= each.from() && address < each.to())
                        .map(Region::text)
                        .findFirst()
                        .or(() -> core.stack(part).map(thread -> stack(thread, address)))
                        .or(() -> core.file(address))
                        .orElse("outside the Java heap");
        return new Place(text, address);
    }

    private String stack(CoreDump.Running thread, long address) {
        String use = address < thread.stackPointer() ? "given up" : "in use";
        return "stack of %s, %s".formatted(name(thread.thread()), use);
    }

    private String registers(CoreDump core, long offset) {
        return core.registersOf(offset)
                .map(thread -> "registers of " + name(thread))
                .orElse("the dump's own words");
    }

    private String name(int thread) {
        return threads.getOrDefault(thread, "a thread of the Java machine");
    }

    private static Stream<MatchResult> found(Pattern pattern, String told) {
        return pattern.matcher(told).results();
    }

    private static long address(String digits) {
        return Long.parseUnsignedLong(digits, HEXADECIMAL);
    }

    private record Region(String text, long from, long to) {}
}
