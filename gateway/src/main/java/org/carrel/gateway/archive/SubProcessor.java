package org.carrel.gateway.archive;

/**
 * A company that works with the data for a vendor.
 *
 * @param name at most 120 characters
 * @param country where it does so; at most 60 characters
 * @param purpose what for; at most 200 characters
 */
public record SubProcessor(String name, String country, String purpose) {}
