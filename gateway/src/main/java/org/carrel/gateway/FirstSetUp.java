package org.carrel.gateway;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.carrel.config.ConfigLoader;
import org.carrel.config.ConfigProblem;
import org.carrel.config.ConfigProblem.Severity;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Label;
import org.carrel.config.Loaded;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.ConfigVersion;
import org.carrel.gateway.archive.ConfigVersions;
import org.carrel.gateway.archive.StaffName;
import org.carrel.gateway.console.FirstBoot;
import org.carrel.gateway.watch.Trial;
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Trial.Kind;
import org.carrel.gateway.watch.Trial.Word;
import org.carrel.gateway.wire.TlsBroken;

/**
 * The way from a gateway without a door to its first one, see decision 0022. Any thread; two who
 * want to begin at once stand in line, and the second is refused.
 */
final class FirstSetUp implements FirstBoot {
    private final Premises gateway;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean over;

    /**
     * @param gateway one that keeps an archive
     */
    FirstSetUp(Premises gateway) {
        this.gateway = gateway;
    }

    @Override
    public boolean isOpen() {
        if (!over) {
            over = gateway.live().config().hasDoors() || hadDoors();
        }
        return !over;
    }

    /** What was in force and cannot be read any more is taken for one that had. */
    private boolean hadDoors() {
        ConfigVersions versions = versions();
        return versions.all().stream()
                .filter(each -> each.inForce().isPresent())
                .map(ConfigVersion::number)
                .anyMatch(number -> versions.text(number).map(FirstSetUp::hasDoors).orElse(true));
    }

    private static boolean hasDoors(String yaml) {
        if (!(ConfigLoader.load(yaml, Inline.REFUSED)
                instanceof Loaded.Accepted(GatewayConfig config, var _))) {
            return true;
        }
        try (config) {
            return config.hasDoors();
        }
    }

    @Override
    public Map<String, String> answers() {
        return folder().answers();
    }

    @Override
    public void keep(Map<String, String> answers) {
        folder().keep(answers);
    }

    @Override
    public String keepSecret(Label name, String secret) {
        return folder().keepSecret(name, secret);
    }

    @Override
    public Optional<String> secret(Label name) {
        return folder().secret(name);
    }

    @Override
    public Trial examine(GatewayConfig config, Label upstream) {
        try {
            return gateway.live().examine(config, upstream);
        } catch (TlsBroken broken) {
            Course course = new Course();
            course.tell(Kind.ENCRYPTION, Word.UNREADABLE);
            return course.trial();
        }
    }

    @Override
    public List<ConfigProblem> begin(String yaml, StaffName by, String reason) {
        turn.lock();
        try {
            if (!isOpen()) {
                return List.of(
                        problem(
                                "this gateway has had a door already",
                                "change it by a draft, which somebody else releases"));
            }
            if (!hasDoors(yaml)) {
                return List.of(problem("has no door", "go through all steps of the set-up"));
            }
            return switch (gateway.file().release(yaml, Inline.REFUSED)) {
                case Reload.Refused(var problems) -> problems;
                case Reload.Taken _ -> {
                    over = true;
                    versions().begun(yaml, by, reason);
                    folder().forget();
                    yield List.of();
                }
            };
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Restored restore(InputStream backup, byte[] passphrase) {
        turn.lock();
        try {
            return isOpen()
                    ? new Restoring(archive(), storage(), Restoring.USUAL).from(backup, passphrase)
                    : Restored.NOT_EMPTY;
        } finally {
            turn.unlock();
        }
    }

    private static ConfigProblem problem(String what, String mend) {
        return new ConfigProblem("terminals", 0, Severity.ERROR, what, mend);
    }

    private ConfigVersions versions() {
        return archive().configVersions();
    }

    private SetUpFolder folder() {
        return new SetUpFolder(storage());
    }

    private Archive archive() {
        return gateway.keeping().archive().orElseThrow();
    }

    private Storage storage() {
        return gateway.live().config().storage().orElseThrow();
    }
}
