package org.carrel.gateway;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * SIGHUP, by which service managers ask a program to read its configuration again. The JDK hears
 * signals in a package that it does not want to be compiled against, hence the detour.
 */
final class HangUp {
    private HangUp() {}

    /**
     * Does this at every SIGHUP from now on, on a thread of its own.
     *
     * @return false on a machine that knows no such signal
     */
    static boolean hear(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler heard =
                    (self, method, arguments) ->
                            switch (method.getName()) {
                                case "handle" -> {
                                    task.run();
                                    yield null;
                                }
                                case "equals" -> false;
                                case "hashCode" -> 0;
                                default -> "SIGHUP";
                            };
            Object taker =
                    Proxy.newProxyInstance(
                            HangUp.class.getClassLoader(), new Class<?>[] {handler}, heard);
            Object hangUp = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hangUp, taker);
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
