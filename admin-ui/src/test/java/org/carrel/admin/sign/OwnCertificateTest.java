package org.carrel.admin.sign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of the first start is for our names, its key for our eyes, and it stays. */
class OwnCertificateTest {
    @TempDir Path folder;

    @Test
    void it_is_made_once_for_all_names() throws Exception {
        OwnCertificate.Pair files = OwnCertificate.in(folder, List.of("carrel.example"));
        X509Certificate certificate = read(files.certificate());
        certificate.checkValidity();
        certificate.verify(certificate.getPublicKey());
        ECPublicKey key = assertInstanceOf(ECPublicKey.class, certificate.getPublicKey());
        assertEquals(256, key.getParams().getOrder().bitLength());
        List<Object> names =
                certificate.getSubjectAlternativeNames().stream()
                        .<Object>map(each -> each.get(1))
                        .toList();
        assertTrue(names.containsAll(List.of("localhost", "carrel.example", "127.0.0.1")));
        byte[] first = Files.readAllBytes(files.certificate());
        OwnCertificate.in(folder, List.of("carrel.example"));
        assertArrayEquals(first, Files.readAllBytes(files.certificate()));
    }

    @Test
    void nobody_else_reads_its_key() throws Exception {
        OwnCertificate.Pair files = OwnCertificate.in(folder, List.of());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())));
    }

    private static X509Certificate read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
