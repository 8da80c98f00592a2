package org.carrel.config;

import java.util.Optional;

/** Reads {@code token:} of an upstream. */
final class TokenReader {

    private final SecretReader secrets;

    private final Section storage;
    private final PrefixCheck prefixes;

    TokenReader(SecretReader secrets, Optional<CardNumbers> cards, Section storage) {
        this.secrets = secrets;
        this.storage = storage;
        this.prefixes = new PrefixCheck(cards);
    }

    /** A vendor always has a token, be it of class none; the system of record never has one. */
    Optional<TokenConfig> read(Section section, Trust trust) {
        if (trust == Trust.RECORD) {
            if (section.exists()) {
                section.error(
                        "stands at a system of record, which gets real card numbers",
                        "take it out, or write trust: vendor");
            }
            return Optional.empty();
        }
        return Optional.of(section.exists() ? token(section) : TokenConfig.NONE);
    }

    private TokenConfig token(Section section) {
        TokenConfig token =
                new TokenConfig(
                        section.child("class").choice(TokenClass.class).orElse(TokenClass.NONE),
                        form(section.child("form")).orElse(TokenForm.TEXT),
                        section.child("prefix").text(),
                        section.child("second-prefix").text(),
                        secrets.key(section.child("key")),
                        section.child("every")
                                .choice(TokenConfig.Epoch.class)
                                .orElse(TokenConfig.Epoch.WEEK),
                        section.child("scope").text());
        checkKey(section, token);
        if (token.tokenClass() != TokenClass.NONE) {
            prefixes.check(section, token);
        }
        checkIsMeant(section, token);
        return token;
    }

    /** A form by its name. */
    static Optional<TokenForm> form(Section section) {
        return section.read(TokenForm::parse, "write codabar14, text, or digits:6 to digits:19");
    }

    private void checkKey(Section section, TokenConfig token) {
        boolean kept = storage.child("path").exists() && storage.child("key").exists();
        boolean given = section.child("key").exists();
        if (token.tokenClass() == TokenClass.PAIRWISE && !given && !kept) {
            section.child("key")
                    .error(
                            "is missing, and pairwise tokens are made with it",
                            "make one with openssl rand -hex 32 and refer to it, or write storage.path and storage.key");
        }
        if (token.tokenClass() == TokenClass.EPOCH && given) {
            section.child("key")
                    .error(
                            "is given, and keys of epochs are drawn and destroyed by the gateway",
                            "take it out");
        }
        if (token.tokenClass() == TokenClass.EPOCH && !kept) {
            section.child("class")
                    .error(
                            "is epoch, and there is no place for its keys",
                            "write storage.path and storage.key, or choose session");
        }
    }

    private static void checkIsMeant(Section section, TokenConfig token) {
        if (token.tokenClass() != TokenClass.EPOCH && section.child("every").exists()) {
            section.child("every").error("is for class epoch only", "take it out");
        }
        if (!token.form().equals(TokenForm.TEXT) && section.child("scope").exists()) {
            section.child("scope").error("is for the form text only", "take it out");
        }
    }
}
