package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The codec of libyaz, called in this process: the other opinion about what an APDU is. Decodes and
 * encodes again; one thread.
 */
@SuppressWarnings("restricted")
final class Libyaz {
    private static final String NAME = "libyaz.so.5";
    private static final int DECODE = 0;
    private static final int ENCODE = 1;
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle setBuffer;
    private final MethodHandle getBuffer;
    private final MethodHandle error;
    private final MethodHandle apdu;

    private Libyaz(SymbolLookup library) {
        create = handle(library, "odr_createmem", FunctionDescriptor.of(ADDRESS, INT));
        destroy = handle(library, "odr_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        setBuffer =
                handle(
                        library,
                        "odr_setbuf",
                        FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, INT, INT));
        getBuffer =
                handle(
                        library,
                        "odr_getbuf",
                        FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        error = handle(library, "odr_geterror", FunctionDescriptor.of(INT, ADDRESS));
        apdu =
                handle(
                        library,
                        "z_APDU",
                        FunctionDescriptor.of(INT, ADDRESS, ADDRESS, INT, ADDRESS));
    }

    /** The library of this machine, if it has one. */
    static Optional<Libyaz> find() {
        try {
            return Optional.of(new Libyaz(SymbolLookup.libraryLookup(NAME, Arena.global())));
        } catch (IllegalArgumentException missing) {
            return Optional.empty();
        }
    }

    /** The APDU as libyaz writes what it understood; empty where it understood nothing. */
    Optional<ByteBuf> again(ByteBuf bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment decoder = (MemorySegment) create.invokeExact(DECODE);
            MemorySegment encoder = (MemorySegment) create.invokeExact(ENCODE);
            try {
                return again(bytes, decoder, encoder, arena);
            } finally {
                destroy.invokeExact(decoder);
                destroy.invokeExact(encoder);
            }
        } catch (Throwable broken) {
            throw new AssertionError("libyaz cannot be called", broken);
        }
    }

    private Optional<ByteBuf> again(
            ByteBuf bytes, MemorySegment decoder, MemorySegment encoder, Arena arena)
            throws Throwable {
        int length = bytes.readableBytes();
        MemorySegment wire = arena.allocate(length);
        wire.asByteBuffer().put(bytes.nioBuffer());
        setBuffer.invokeExact(decoder, wire, length, 0);
        MemorySegment tree = arena.allocate(ADDRESS);
        if ((int) apdu.invokeExact(decoder, tree, 0, MemorySegment.NULL) == 0) {
            return Optional.empty();
        }
        int encoded = (int) apdu.invokeExact(encoder, tree, 0, MemorySegment.NULL);
        if (encoded == 0 || (int) error.invokeExact(encoder) != 0) {
            return Optional.empty();
        }
        MemorySegment size = arena.allocate(INT);
        MemorySegment written =
                (MemorySegment) getBuffer.invokeExact(encoder, size, MemorySegment.NULL);
        MemorySegment whole = written.reinterpret(size.get(INT, 0));
        return Optional.of(Unpooled.copiedBuffer(whole.asByteBuffer()));
    }

    private static MethodHandle handle(
            SymbolLookup library, String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }
}
