package org.carrel.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.Label;

/**
 * A second officer's word, for one vendor and one day, that tokens may be turned back into cards: a
 * file signed with Ed25519. The private key stays with the officer; the gateway knows only the
 * public one, so nobody who runs the gateway can give the word alone.
 */
final class Confirmation {
    private static final String KIND = "Ed25519";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN [A-Z ]+-----([A-Za-z0-9+/=\\s]+)-----END [A-Z ]+-----\\s*");
    private static final Pattern SIGNATURE =
            Pattern.compile("signature ([A-Za-z0-9+/=]{1,200})\\s*");

    private Confirmation() {}

    /**
     * What the officer's file says.
     *
     * @param officer the officer's private key, PKCS #8 as PEM
     * @throws IOException if the key cannot be read
     * @throws GeneralSecurityException if it is no such key
     */
    static String sign(Path officer, Label upstream, LocalDate day)
            throws IOException, GeneralSecurityException {
        Signature signature = Signature.getInstance(KIND);
        signature.initSign(
                KeyFactory.getInstance(KIND)
                        .generatePrivate(new PKCS8EncodedKeySpec(decoded(officer))));
        String words = words(upstream, day);
        signature.update(words.getBytes(StandardCharsets.US_ASCII));
        return words
                + "signature "
                + Base64.getEncoder().encodeToString(signature.sign())
                + System.lineSeparator();
    }

    /**
     * Whether the file holds the officer's word for this vendor and day.
     *
     * @param officer the officer's public key, as PEM
     */
    static boolean holds(Path file, Path officer, Label upstream, LocalDate day) {
        String words = words(upstream, day);
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            if (!text.startsWith(words)) {
                return false;
            }
            Matcher rest = SIGNATURE.matcher(text.substring(words.length()));
            Signature signature = Signature.getInstance(KIND);
            signature.initVerify(
                    KeyFactory.getInstance(KIND)
                            .generatePublic(new X509EncodedKeySpec(decoded(officer))));
            signature.update(words.getBytes(StandardCharsets.US_ASCII));
            return rest.matches() && signature.verify(Base64.getDecoder().decode(rest.group(1)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException notGood) {
            return false;
        }
    }

    private static String words(Label upstream, LocalDate day) {
        return "carrel-confirmation 1\nupstream %s\ndate %s\n".formatted(upstream, day);
    }

    private static byte[] decoded(Path pem) throws IOException, GeneralSecurityException {
        Matcher parts = PEM.matcher(Files.readString(pem, StandardCharsets.US_ASCII));
        if (!parts.matches()) {
            throw new GeneralSecurityException("no PEM");
        }
        return Base64.getMimeDecoder().decode(parts.group(1));
    }
}
