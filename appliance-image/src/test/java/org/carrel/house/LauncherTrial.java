package org.carrel.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A pretended checkout around a copy of the launcher, with JDKs and a Maven that are shell scripts
 * and write down how they were called. Nothing of the machine's own Java is looked at.
 */
final class LauncherTrial {
    private static final String JAVA =
            """
            #!/bin/sh
            # a JDK that only tells what it was given
            home=$(cd "$(dirname "$0")/.." && pwd)
            printf 'java=%s\\n' "${home##*/}"
            printf 'core=%s\\n' "$(ulimit -c)"
            printf 'tunables=%s\\n' "${GLIBC_TUNABLES:-}"
            printf 'options=|'
            while [ "$1" != -jar ]; do printf '%s|' "$1"; shift; done
            printf '\\njar=%s\\narguments=' "$2"
            shift 2
            for each in "$@"; do printf '%s|' "$each"; done
            printf '\\n'
            [ "${1:-}" != exit ] || exit "$2"
            """;
    private static final String MAVEN =
            """
            #!/bin/sh
            for each in "$@"; do printf '%s|' "$each"; done > "$TRIAL/maven-arguments"
            printf '%s' "${JAVA_HOME##*/}" > "$TRIAL/maven-java"
            echo "maven speaks"
            [ -z "${MAVEN_FAILS:-}" ]
            """;
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    LauncherTrial(Path folder) {
        this.folder = folder;
        environment.put("TRIAL", folder.toString());
        environment.put("HOME", folder.toString());
        environment.put("CARREL_JDKS", folder.resolve("jdks").toString());
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    Path root() {
        return folder.resolve("check out");
    }

    Path jar() {
        return root().resolve("gateway/target/app/carrel.jar");
    }

    /** Lays out the launcher, sources that are long untouched, a Maven, and an old Java on PATH. */
    void checkOut() {
        write(root().resolve("pom.xml"), "<project/>");
        write(root().resolve("gateway/pom.xml"), "<project/>");
        write(source(), "class Gateway {}");
        copyLauncher(root().resolve("carrel"));
        writeScript(folder.resolve("bin/mvn"), MAVEN);
        writeScript(folder.resolve("bin/java"), "#!/bin/sh\nexit 99\n");
        age(root());
    }

    /** Puts a jar where the build would leave it. */
    void build() {
        write(jar(), "no real jar");
    }

    /** Changes a source after the jar was made. */
    void touchSource() {
        changed(source(), Instant.now().plusSeconds(60));
    }

    void addJdk(String name, String version) {
        Path home = folder.resolve("jdks").resolve(name);
        write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        writeScript(home.resolve("bin/java"), JAVA);
        writeScript(home.resolve("bin/javac"), "#!/bin/sh\n");
    }

    LauncherTrial javaHome(String name) {
        return environment("JAVA_HOME", folder.resolve("jdks").resolve(name).toString());
    }

    LauncherTrial environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A relative symlink to an absolute symlink to the launcher. */
    Path linkTo(String name) {
        try {
            Path first = folder.resolve(name);
            Files.createDirectories(first.getParent());
            Files.createSymbolicLink(first.resolveSibling("second"), root().resolve("carrel"));
            return Files.createSymbolicLink(first, Path.of("second"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the launcher to where a package would put it, and returns its place. */
    Path install() {
        Path launcher = folder.resolve("usr/bin/carrel");
        copyLauncher(launcher);
        write(folder.resolve("usr/share/carrel/carrel.jar"), "no real jar");
        return launcher;
    }

    /** Puts a Java beside it, as the package has one. */
    void addRuntime() {
        writeScript(folder.resolve("usr/lib/carrel/runtime/bin/java"), JAVA);
    }

    Outcome run(String... arguments) {
        return runAs(root().resolve("carrel"), arguments);
    }

    Outcome runAs(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        process.environment().clear();
        process.environment().putAll(environment);
        try {
            Process running = process.start();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new AssertionError("the launcher did not end");
            }
            return new Outcome(running.exitValue(), read(output), read(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String argumentsOfMaven() {
        return read(folder.resolve("maven-arguments"));
    }

    String javaOfMaven() {
        return read(folder.resolve("maven-java"));
    }

    private Path source() {
        return root().resolve("gateway/src/main/java/Gateway.java");
    }

    private static void copyLauncher(Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.copy(House.root().resolve("carrel"), target, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void age(Path folder) {
        try (var everything = Files.walk(folder)) {
            everything.forEach(each -> changed(each, LONG_AGO));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void changed(Path file, Instant when) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(when));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeScript(Path file, String text) {
        write(file, text);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How one run of the launcher ended, and what the pretended JDK told of itself. */
    record Outcome(int status, String output, String errors) {
        String java() {
            return told("java");
        }

        String coreLimit() {
            return told("core");
        }

        String tunables() {
            return told("tunables");
        }

        String options() {
            return told("options");
        }

        String jar() {
            return told("jar");
        }

        String argumentsOfCarrel() {
            return told("arguments");
        }

        private String told(String what) {
            return output.lines()
                    .filter(line -> line.startsWith(what + "="))
                    .map(line -> line.substring(what.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the JDK was not called: " + errors));
        }
    }
}
