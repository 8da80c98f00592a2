package org.carrel.gateway.archive;

import java.time.Instant;
import org.carrel.config.Label;

/**
 * A passkey of one of the staff (WebAuthn credential); the private half stays in their device.
 *
 * @param id the credential's id in Base64url without padding, at most 1400 characters
 * @param publicKey its public key in COSE, in Base64url without padding, at most 2800 characters
 * @param signCount how often it says that it has signed
 * @param label what its owner calls it
 */
public record Passkey(
        String id, StaffName owner, String publicKey, long signCount, Label label, Instant added) {}
