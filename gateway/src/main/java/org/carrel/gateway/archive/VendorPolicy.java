package org.carrel.gateway.archive;

import java.time.Instant;
import org.carrel.config.Label;

/**
 * A copy of what a vendor published about its way with data, taken on some day.
 *
 * @param sha256 of its text, in hexadecimal digits
 */
public record VendorPolicy(Label vendor, Instant taken, String sha256, String text) {}
