package org.carrel.admin;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.admin.desk.Reception;
import org.carrel.admin.sign.OwnCertificate;
import org.carrel.config.Console;
import org.carrel.config.Endpoint;
import org.carrel.gateway.console.ConsoleShut;

/**
 * HTTPS on a port and two event loops of its own, so that no terminal ever waits for the console.
 * All that comes in goes to the reception. Whoever opens it closes it.
 */
final class WebServer implements AutoCloseable {
    private static final int LOOPS = 2;
    private static final int LARGEST_REQUEST = 1_200_000;

    /** Of a backup, which is read as it comes and never stands in memory as a whole. */
    private static final int LARGEST_BACKUP = 64 * 1024 * 1024;

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private WebServer(ApplicationContext context) {
        this.context = context;
        this.server = context.getBean(EmbeddedServer.class);
    }

    /**
     * Opens it.
     *
     * @param files our certificate and its key; new ones are taken up within seconds
     * @throws ConsoleShut if it cannot be opened
     */
    static WebServer open(Console console, OwnCertificate.Pair files, Reception reception) {
        ApplicationContext context =
                ApplicationContext.builder()
                        .classLoader(WebServer.class.getClassLoader())
                        .banner(false)
                        .deduceEnvironment(false)
                        .deduceCloudEnvironment(false)
                        .bootstrapEnvironment(false)
                        .enableDefaultPropertySources(false)
                        .beansPredicate(bean -> !isTheGateways(bean.getBeanType()))
                        .properties(properties(console.bind(), files))
                        .singletons(reception, new Whence(console.proxies()))
                        .start();
        try {
            WebServer web = new WebServer(context);
            web.server.start();
            return web;
        } catch (ServerStartupException | BeanInstantiationException shut) {
            context.close();
            throw new ConsoleShut(
                    "the console cannot be opened at %s: %s"
                            .formatted(console.bind(), reason(shut)));
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.stop();
        context.close();
    }

    private static boolean isTheGateways(Class<?> bean) {
        return bean.getName().startsWith("org.carrel.gateway.");
    }

    private static String reason(Throwable shut) {
        Throwable deepest = shut;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static Map<String, Object> properties(Endpoint at, OwnCertificate.Pair files) {
        Map<String, Object> all = new HashMap<>();
        all.put("micronaut.application.name", "carrel-console");
        all.put("micronaut.server.host", at.host());
        all.put("micronaut.server.port", -1);
        all.put("micronaut.server.ssl.enabled", true);
        all.put("micronaut.server.ssl.port", at.port());
        all.put("micronaut.server.ssl.protocols", List.of("TLSv1.3", "TLSv1.2"));
        all.put("micronaut.server.ssl.key-name", "console");
        all.put("micronaut.certificate.file.console.path", files.key().toAbsolutePath().toString());
        all.put(
                "micronaut.certificate.file.console.certificate-path",
                files.certificate().toAbsolutePath().toString());
        all.put("micronaut.certificate.file.console.format", "PEM");
        all.put("micronaut.server.max-request-size", LARGEST_BACKUP);
        all.put("micronaut.server.max-request-buffer-size", LARGEST_REQUEST);
        all.put("micronaut.server.multipart.max-file-size", LARGEST_BACKUP);
        all.put("micronaut.server.date-header", false);
        all.put("micronaut.server.idle-timeout", "5m");
        all.put("micronaut.netty.event-loops.default.num-threads", LOOPS);
        all.put("micronaut.server.netty.parent.event-loop-group", "default");
        return all;
    }
}
