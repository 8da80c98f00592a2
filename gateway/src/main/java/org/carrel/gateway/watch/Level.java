package org.carrel.gateway.watch;

/** How much a line of the log matters, in the words of the library that writes it. */
enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
}
