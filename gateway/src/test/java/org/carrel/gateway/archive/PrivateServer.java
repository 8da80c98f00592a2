package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.carrel.gateway.Papers;

/**
 * A PostgreSQL server of our own, on loopback, in a folder for temporary files: started when a test
 * first asks for a database, stopped when the tests' process ends. Where PostgreSQL is not
 * installed, who asks is skipped.
 */
public final class PrivateServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;

    private PrivateServer(Path programs) {
        try {
            this.programs = programs;
            this.folder = Files.createTempDirectory("carrel-postgresql");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                this.port = free.getLocalPort();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Running {
        static final Optional<PrivateServer> SERVER =
                programs().map(PrivateServer::new).map(PrivateServer::started);
    }

    /** The address of an empty database that nobody else uses. */
    public static String freshDatabase() {
        assumeTrue(
                Running.SERVER.isPresent(),
                "PostgreSQL is not installed: apt-get install postgresql");
        return Running.SERVER.orElseThrow().create("archive" + DATABASES.incrementAndGet());
    }

    /**
     * The address of an empty database of a role that comes in by its certificate and by nothing
     * else, and owns that database and nothing else.
     *
     * @param papers make the certificates, of which the server's is for this machine
     */
    static String certifiedDatabase(Papers papers) {
        String address = freshDatabase();
        Running.SERVER.orElseThrow().certify(papers, address);
        return address.replaceFirst("[?].*", "?user=certified");
    }

    private void certify(Papers papers, String address) {
        papers.authority("authority")
                .signed("server", "authority", 2)
                .signed("certified", "authority", 2);
        own(papers.certificate("server"), "server.crt");
        own(papers.key("server"), "server.key");
        own(papers.certificate("authority"), "authority.crt");
        String database = address.replaceFirst(".*/", "").replaceFirst("[?].*", "");
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute("create role certified login");
            statement.execute("alter database " + database + " owner to certified");
            for (String setting :
                    List.of(
                            "ssl_cert_file = 'server.crt'",
                            "ssl_key_file = 'server.key'",
                            "ssl_ca_file = 'authority.crt'",
                            "ssl = on")) {
                statement.execute("alter system set " + setting);
            }
            Path rules = folder.resolve("data/pg_hba.conf");
            Files.writeString(
                    rules,
                    "hostssl all certified all cert\nhost all certified all reject\n"
                            + Files.readString(rules));
            statement.execute("select pg_reload_conf()");
        } catch (SQLException | IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** As the server's own file, for its eyes only. */
    private void own(String file, String name) {
        String place = folder.resolve("data").resolve(name).toString();
        run("cp", file, place);
        run("chmod", "600", place);
        if (isRoot()) {
            run("chown", "postgres", place);
        }
    }

    private String create(String name) {
        try (Connection connection = DriverManager.getConnection(address("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return address(name);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=carrel&sslmode=disable"
                .formatted(port, database);
    }

    private PrivateServer started() {
        if (isRoot()) {
            run("chown", "postgres", folder.toString());
        }
        run(asOther("initdb", "-D", data(), "-A", "trust", "-U", "carrel", "--no-sync"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop postgresql"));
        String settings =
                "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off".formatted(port, folder);
        run(asOther("pg_ctl", "-D", data(), "-w", "-l", folder + "/log", "-o", settings, "start"));
        return this;
    }

    private void stop() {
        run(asOther("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop"));
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** It refuses to be root's. */
    private String[] asOther(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(Path.of("/").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The newest that is installed. */
    private static Optional<Path> programs() {
        if (!Files.isDirectory(PROGRAMS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PROGRAMS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_ctl")))
                    .max(Comparator.naturalOrder());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
