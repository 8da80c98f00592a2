package org.carrel.gateway.vault;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The part of a thread's stack below what it uses, with all that methods left there that have
 * returned.
 *
 * <p>The method that overwrites it has variables for {@value #BYTES} bytes, which the interpreter
 * sets to zero before anything else, and is longer than what is ever compiled. No source could say
 * that, so it is written as bytecode.
 */
final class SpentStack {
    /** How much of the stack is overwritten, from the caller's frame on. */
    static final int BYTES = 128 * 1024;

    /** A method with more bytecode than 8000 bytes stays with the interpreter for ever. */
    private static final int TOO_LONG_TO_COMPILE = 8001;

    private static final String NAME = "wipe";
    private static final MethodHandle WIPE = made();

    private SpentStack() {}

    /** Overwrites what is below the caller's frame on this thread's own stack. */
    static void wipe() {
        try {
            WIPE.invokeExact(0);
        } catch (Throwable never) { // a method handle may declare no less; the method throws
            // nothing
            throw new IllegalStateException("a stack cannot be wiped", never);
        }
    }

    private static MethodHandle made() {
        MethodHandles.Lookup here = MethodHandles.lookup();
        byte[] made =
                ClassFile.of()
                        .build(
                                ClassDesc.of(SpentStack.class.getName() + "Wiping"),
                                type ->
                                        type.withMethodBody(
                                                NAME,
                                                MethodTypeDesc.of(CD_void, CD_int),
                                                ClassFile.ACC_STATIC,
                                                SpentStack::write));
        try {
            MethodHandles.Lookup there = here.defineHiddenClass(made, true);
            return there.findStatic(
                    there.lookupClass(), NAME, MethodType.methodType(void.class, int.class));
        } catch (ReflectiveOperationException never) {
            throw new IllegalStateException("a class of our own is refused", never);
        }
    }

    /** Nothing is done unless the argument is not 0; then nothing is done at length. */
    private static void write(CodeBuilder code) {
        code.iload(0)
                .ifThen(
                        Opcode.IFNE,
                        length -> {
                            for (int each = 0; each < TOO_LONG_TO_COMPILE; each++) {
                                length.nop();
                            }
                        })
                .lconst_0()
                .lstore(BYTES / Long.BYTES)
                .return_();
    }
}
