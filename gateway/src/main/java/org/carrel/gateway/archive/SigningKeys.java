package org.carrel.gateway.archive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * The keys with which the gateway signs what it says of itself (Ed25519). The private halves are
 * wrapped; a gateway that can open none, such as one on a new machine, draws one of its own. Any
 * thread.
 */
final class SigningKeys {
    private static final String KIND = "Ed25519";
    private static final int ID = 16;

    private final Database database;
    private final ArchiveKey key;
    private final InstantSource clock;

    SigningKeys(Database database, ArchiveKey key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
    }

    private record Kept(String id, String wrapped) {}

    private record Opened(String id, PrivateKey secret) {}

    /** Signs a text, with a new key where there is none that opens. */
    Signature sign(String text) {
        Opened opened =
                kept().stream()
                        .flatMap(each -> open(each).stream())
                        .findFirst()
                        .orElseGet(this::drawn);
        try {
            java.security.Signature signature = java.security.Signature.getInstance(KIND);
            signature.initSign(opened.secret());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new Signature(opened.id(), Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException unusable) {
            throw new ArchiveTrouble(Reason.ALTERED);
        }
    }

    /** The public halves of all, in Base64 (X.509), by their ids. */
    static Map<String, String> published(Transaction transaction) throws SQLException {
        return transaction
                .rows(
                        "select id, public_key from signing_key",
                        row -> Map.entry(row.text("id"), row.text("public_key")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Whether a text was signed.
     *
     * @param published the public half, in Base64 (X.509)
     */
    static boolean holds(String published, String text, String signature) {
        try {
            java.security.Signature check = java.security.Signature.getInstance(KIND);
            check.initVerify(
                    KeyFactory.getInstance(KIND)
                            .generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(published))));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] value = Base64.getDecoder().decode(signature);
            // one signature has one written form
            return Base64.getEncoder().encodeToString(value).equals(signature)
                    && check.verify(value);
        } catch (GeneralSecurityException | IllegalArgumentException notSigned) {
            return false;
        }
    }

    /** The id of a public half. */
    static String id(String published) {
        return AuditEntry.digest(published).substring(0, ID);
    }

    private List<Kept> kept() {
        return database.work(transaction ->
                transaction.rows(
                        "select id, wrapped from signing_key order by made_at desc, id",
                        row -> new Kept(row.text("id"), row.text("wrapped"))));
    }

    private Optional<Opened> open(Kept kept) {
        Optional<byte[]> secret = key.unwrap(kept.wrapped(), kept.id());
        try {
            return secret.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Opened(
                                    kept.id(),
                                    KeyFactory.getInstance(KIND)
                                            .generatePrivate(
                                                    new PKCS8EncodedKeySpec(secret.get()))));
        } catch (GeneralSecurityException _) {
            throw new ArchiveTrouble(Reason.ALTERED);
        } finally {
            secret.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        }
    }

    private Opened drawn() {
        KeyPair pair = pair();
        byte[] secret = pair.getPrivate().getEncoded();
        String published = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        String id = id(published);
        String wrapped = key.wrap(secret, id);
        Arrays.fill(secret, (byte) 0);
        database.alter(transaction ->
                transaction.change(
                        "insert into signing_key (id, made_at, public_key, wrapped) values (?, ?, ?, ?)",
                        id,
                        clock.instant(),
                        published,
                        wrapped));
        return new Opened(id, pair.getPrivate());
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(KIND).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no Ed25519", impossible);
        }
    }
}
