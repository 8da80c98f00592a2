package org.carrel.config;

import java.util.Optional;

/** Reads {@code token:} of an upstream. */
final class TokenReader {

    private static final String LATER = "epoch";

    private final SecretReader secrets;
    private final Optional<CardNumbers> cards;

    TokenReader(SecretReader secrets, Optional<CardNumbers> cards) {
        this.secrets = secrets;
        this.cards = cards;
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
        TokenForm form = section.child("form").choice(TokenForm.class).orElse(TokenForm.TEXT);
        TokenClass tokenClass = tokenClass(section.child("class"));
        Optional<String> prefix = section.child("prefix").text();
        Optional<Secret> key = secrets.key(section.child("key"));
        if (tokenClass == TokenClass.PAIRWISE && !section.child("key").exists()) {
            section.child("key")
                    .error(
                            "is missing, and pairwise tokens are made with it",
                            "make one with openssl rand -hex 32 and refer to it");
        }
        if (form == TokenForm.CODABAR14 && tokenClass != TokenClass.NONE) {
            checkPrefix(section.child("prefix"), prefix);
        }
        return new TokenConfig(tokenClass, form, prefix, key);
    }

    private static TokenClass tokenClass(Section section) {
        if (section.text().filter(LATER::equals).isPresent()) {
            section.error(
                    "is epoch, and epoch tokens come with a later version",
                    "choose session or pairwise");
            return TokenClass.NONE;
        }
        return section.choice(TokenClass.class).orElse(TokenClass.NONE);
    }

    private void checkPrefix(Section section, Optional<String> prefix) {
        if (!section.exists()) {
            section.error(
                    "is missing, and codabar14 begins with it",
                    "write five digits that your system never issues");
        }
        boolean clash =
                prefix.isPresent()
                        && cards.map(CardNumbers::prefix)
                                .filter(own -> overlap(own, prefix.orElseThrow()))
                                .isPresent();
        if (clash) {
            section.error(
                    "begins the library's own card numbers too",
                    "choose digits that your system never issues");
        }
    }

    private static boolean overlap(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }
}
