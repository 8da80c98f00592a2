package org.carrel.gateway.privacy;

import java.util.Optional;
import org.carrel.config.CardNumbers;
import org.carrel.gateway.message.Element;

/**
 * Tells what looks like a card number where none should stand: ten digits in a row, blanks and
 * hyphens between them not counted, or the beginning of the library's own numbers and some more.
 */
final class CardShape {
    /** Knows no library. */
    static final CardShape ANY = new CardShape(Optional.empty());

    private static final int LONG = 10;
    private static final int SOME_MORE = 3;

    private final Optional<CardNumbers> own;

    CardShape(Optional<CardNumbers> own) {
        this.own = own;
    }

    /** Whether a card number may be in the value. */
    boolean looksLikeCard(Element value) {
        int run = 0;
        int word = 0;
        boolean ours = true;
        for (int at = 0; at < value.length(); at++) {
            int octet = value.byteAt(at);
            if (octet >= '0' && octet <= '9') {
                ours = (word == 0 || ours) && goesOnLikeOurs(octet, word);
                word++;
                run++;
                if (run >= LONG || (ours && isLongEnough(word))) {
                    return true;
                }
            } else {
                word = 0;
                run = octet == ' ' || octet == '-' ? run : 0;
            }
        }
        return false;
    }

    private boolean goesOnLikeOurs(int digit, int place) {
        return own.map(CardNumbers::prefix)
                .filter(prefix -> place >= prefix.length() || prefix.charAt(place) == digit)
                .isPresent();
    }

    private boolean isLongEnough(int run) {
        return own.filter(cards -> run >= cards.prefix().length() + SOME_MORE).isPresent();
    }
}
