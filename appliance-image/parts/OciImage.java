import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes an OCI image (image-spec 1.1: layout, index, manifest, configuration, layers) as one tar that podman, skopeo and, by its
 * manifest.json, Docker can load. The same layers give the same bytes.
 *
 * <pre>java OciImage.java OUT NAME:TAG SECONDS-SINCE-1970 LAYER.tar…</pre>
 */
final class OciImage {
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final int BLOCK = 512;

    private final Map<String, Path> blobs = new TreeMap<>();
    private final Path folder;

    private OciImage(Path folder) {
        this.folder = folder;
    }

    private record Blob(String digest, long size) {
        String descriptor(String type) {
            return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d}".formatted(type, digest, size);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[0]);
        String name = arguments[1];
        String when = Instant.ofEpochSecond(Long.parseLong(arguments[2])).toString();
        Path folder = Files.createTempDirectory(out.toAbsolutePath().getParent(), "oci");
        try {
            List<Path> layers = Arrays.stream(arguments).skip(3).map(Path::of).toList();
            System.out.println(name + " sha256:" + new OciImage(folder).write(out, name, when, layers));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }

    private String write(Path out, String name, String when, List<Path> tars) throws IOException {
        List<String> whole = new ArrayList<>();
        List<Blob> layers = new ArrayList<>();
        for (Path tar : tars) {
            whole.add("\"sha256:" + digest(tar) + "\"");
            layers.add(packed(tar));
        }
        Blob config = text(config(when, whole));
        Blob manifest =
                text("{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                        .formatted(
                                MANIFEST,
                                config.descriptor(CONFIG),
                                layers.stream().map(each -> each.descriptor(LAYER)).collect(Collectors.joining(","))));
        String index =
                "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d,\"platform\":{\"architecture\":\"amd64\",\"os\":\"linux\"},\"annotations\":{\"io.containerd.image.name\":\"%s\",\"org.opencontainers.image.ref.name\":\"%s\"}}]}"
                        .formatted(MANIFEST, manifest.digest(), manifest.size(), name, name.substring(name.indexOf(':') + 1));
        String forDocker =
                "[{\"Config\":\"blobs/sha256/%s\",\"RepoTags\":[\"%s\"],\"Layers\":[%s]}]"
                        .formatted(
                                config.digest(),
                                name,
                                layers.stream().map(each -> "\"blobs/sha256/" + each.digest() + "\"").collect(Collectors.joining(",")));
        try (OutputStream tar = new BufferedOutputStream(Files.newOutputStream(out))) {
            entry(tar, "oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
            entry(tar, "index.json", index);
            entry(tar, "manifest.json", forDocker);
            for (Map.Entry<String, Path> blob : blobs.entrySet()) {
                entry(tar, "blobs/sha256/" + blob.getKey(), blob.getValue());
            }
            tar.write(new byte[2 * BLOCK]);
        }
        return manifest.digest();
    }

    /** How the gateway is started in it: no shell, not root, and nothing is written but in two places. */
    private static String config(String when, List<String> layers) {
        String java = "/usr/lib/carrel/runtime/bin/java";
        return ("{\"created\":\"%s\",\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"User\":\"900:900\",\"ExposedPorts\":{\"2100/tcp\":{},\"6001/tcp\":{},\"8443/tcp\":{}},"
                        + "\"Env\":[\"GLIBC_TUNABLES=glibc.malloc.perturb=165:glibc.malloc.tcache_count=0:glibc.malloc.arena_max=2\",\"LANG=C.UTF-8\"],"
                        + "\"Entrypoint\":[\"%s\",\"@/usr/share/carrel/java.args\",\"@/usr/share/carrel/installed.args\",\"-jar\",\"/usr/share/carrel/carrel.jar\"],"
                        + "\"Cmd\":[\"serve\",\"--config\",\"/etc/carrel/carrel.yaml\"],\"Volumes\":{\"/var/lib/carrel\":{}},\"WorkingDir\":\"/tmp\",\"StopSignal\":\"SIGTERM\","
                        + "\"Labels\":{\"org.opencontainers.image.title\":\"Carrel\",\"org.opencontainers.image.licenses\":\"Apache-2.0\",\"org.opencontainers.image.description\":\"privacy gateway for libraries' SIP2 and Z39.50\"}},"
                        + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[%s]},\"history\":[%s]}")
                .formatted(
                        when,
                        java,
                        String.join(",", layers),
                        layers.stream().map(_ -> "{\"created\":\"" + when + "\",\"created_by\":\"appliance-image/build oci\"}").collect(Collectors.joining(",")));
    }

    private Blob packed(Path tar) throws IOException {
        Path file = Files.createTempFile(folder, "layer", ".gz");
        try (InputStream in = Files.newInputStream(tar);
                OutputStream packed =
                        new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
                            {
                                def.setLevel(Deflater.BEST_COMPRESSION);
                            }
                        }) {
            in.transferTo(packed);
        }
        return kept(file);
    }

    private Blob text(String json) throws IOException {
        Path file = Files.createTempFile(folder, "text", ".json");
        Files.writeString(file, json);
        return kept(file);
    }

    private Blob kept(Path file) throws IOException {
        String digest = digest(file);
        blobs.put(digest, file);
        return new Blob(digest, Files.size(file));
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                sha.update(some, 0, count);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void entry(OutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        tar.write(header(name, bytes.length));
        tar.write(bytes);
        pad(tar, bytes.length);
    }

    private static void entry(OutputStream tar, String name, Path file) throws IOException {
        tar.write(header(name, Files.size(file)));
        Files.copy(file, tar);
        pad(tar, Files.size(file));
    }

    private static void pad(OutputStream tar, long size) throws IOException {
        tar.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    /** A ustar header (POSIX.1-1988): a plain file of nobody's, from the beginning of time. */
    private static byte[] header(String name, long size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format("%011o", size));
        put(header, 136, "00000000000");
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = '0';
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xFF;
        }
        put(header, 148, String.format("%06o", sum));
        header[154] = 0;
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
