package org.carrel.admin.facts;

/**
 * What stands on the page of signing in.
 *
 * @param to where to go on afterwards
 * @param passkeysOnly whether a password alone lets in only who has no passkey yet
 * @param trouble the name of the text that says what went wrong; empty where nothing did
 */
public record SignInFacts(String to, boolean passkeysOnly, String trouble) {}
