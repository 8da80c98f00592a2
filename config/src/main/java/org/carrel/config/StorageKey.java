package org.carrel.config;

/**
 * What opens everything that is kept encrypted, and how it came here, because that decides whether
 * a stolen machine opens itself.
 *
 * @param secret 32 bytes, or a passphrase
 * @param from where the secret stood
 * @param passphrase whether the secret is a passphrase, from which the key is worked out
 */
public record StorageKey(Secret secret, From from, boolean passphrase) {

    /** Where a secret stood. */
    public enum From {
        FILE,
        CREDENTIAL,
        ENV,
        INLINE
    }
}
