package org.carrel.gateway.demo;

/** The user and password of a machine, as message 93 carries them; demonstration words only. */
public record Login(String user, String password) {}
