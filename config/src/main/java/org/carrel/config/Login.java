package org.carrel.config;

import java.util.Optional;

/**
 * How the gateway presents itself to an upstream (93, or at a prompt).
 *
 * @param user the account's name, CN
 * @param password the account's password, CO
 * @param location the location code, CP
 * @param prompt whether the system asks for both with a prompt of words before it speaks SIP2, as
 *     over telnet (sip2.md §6.1), instead of being told by 93
 */
public record Login(String user, Secret password, Optional<String> location, boolean prompt) {}
