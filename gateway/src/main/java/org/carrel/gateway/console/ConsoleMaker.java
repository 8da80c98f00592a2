package org.carrel.gateway.console;

/** Opens a console. Found as a service, so that the gateway needs to know none. */
public interface ConsoleMaker {

    /**
     * Opens the console of the configuration in force, which has one.
     *
     * @throws ConsoleShut if it cannot be opened
     */
    OpenConsole open(Window window);
}
