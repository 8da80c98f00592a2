package org.carrel.admin.sign;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate of the first start, which the console signs itself, so that not even the first
 * password goes in plain text. Whoever has a better one puts it in its place.
 */
public final class OwnCertificate {
    private static final Duration LIFE = Duration.ofDays(397);
    private static final int SERIAL_BITS = 120;

    private OwnCertificate() {}

    /**
     * The files of our own chain and key.
     *
     * @param certificate the chain as PEM
     * @param key the private key as PEM, for our own eyes
     */
    public record Pair(Path certificate, Path key) {}

    /**
     * The certificate in this folder, made there where there is none yet.
     *
     * @param names under which browsers call the console, besides localhost
     */
    public static Pair in(Path folder, Collection<String> names) {
        Pair files = new Pair(folder.resolve("console.crt"), folder.resolve("console.key"));
        if (!Files.exists(files.certificate()) || !Files.exists(files.key())) {
            try {
                Files.createDirectories(folder);
                make(files, names);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            } catch (GeneralSecurityException | OperatorCreationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return files;
    }

    private static void make(Pair files, Collection<String> names)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Carrel console");
        Instant now = Instant.now();
        X509CertificateHolder certificate =
                new JcaX509v3CertificateBuilder(
                                name,
                                new BigInteger(SERIAL_BITS, new SecureRandom()),
                                Date.from(now.minusSeconds(3600)),
                                Date.from(now.plus(LIFE)),
                                name,
                                pair.getPublic())
                        .addExtension(Extension.subjectAlternativeName, false, names(names))
                        .addExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                        .build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(pair.getPrivate()));
        Files.deleteIfExists(files.key());
        Files.createFile(
                files.key(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(files.key(), pem(pair.getPrivate()), StandardOpenOption.WRITE);
        Files.writeString(files.certificate(), pem(certificate));
    }

    private static GeneralNames names(Collection<String> more) throws UnknownHostException {
        List<GeneralName> all = new ArrayList<>();
        all.add(new GeneralName(GeneralName.dNSName, "localhost"));
        all.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        all.add(new GeneralName(GeneralName.iPAddress, "::1"));
        for (String name : more) {
            all.add(
                    new GeneralName(
                            isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name));
        }
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String name) {
        try {
            return !InetAddress.ofLiteral(name).isAnyLocalAddress();
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static String pem(Object thing) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    thing instanceof java.security.PrivateKey key
                            ? new org.bouncycastle.util.io.pem.PemObject(
                                    "PRIVATE KEY", key.getEncoded())
                            : thing);
        }
        return text.toString();
    }
}
