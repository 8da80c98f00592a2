package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** One certificate for everyone on loopback, made by the JDK's {@code keytool} for this run. */
final class Certificates {
    private static final String PASSWORD = "only-for-this-run";
    private static final String ALIAS = "loopback";

    private final WorkFolder work;
    private final SSLContext context;

    Certificates(WorkFolder work) {
        this.work = work;
        Path store = work.given("loopback.p12");
        Commands.run(
                List.of(
                        Commands.tool("keytool"),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=IP:127.0.0.1,DNS:localhost",
                        "-validity",
                        "2"));
        try {
            context = read(store);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new OracleFailed("the certificate that keytool made cannot be used", unusable);
        }
    }

    /** For both sides of every connection of the examining process. */
    SSLContext context() {
        return context;
    }

    String certificate() {
        return work.given("loopback.crt").toString();
    }

    String key() {
        return work.given("loopback.key").toString();
    }

    private SSLContext read(Path file) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        work.give("loopback.crt", pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()));
        work.give("loopback.key", pem("PRIVATE KEY", store.getKey(ALIAS, password).getEncoded()));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return made;
    }

    private static String pem(String what, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, body, what);
    }
}
