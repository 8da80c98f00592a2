package org.carrel.gateway.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration of metaproxy, turned into one of Carrel. Reads files and calls nobody; nothing of
 * a password is in what it makes. Any thread.
 */
public final class Metaproxy {
    private static final Set<String> NAMES = Set.of("metaproxy", "yp2");
    private static final Set<String> SPACES =
            Set.of("http://indexdata.com/metaproxy", "http://indexdata.dk/yp2/config/1");

    private Metaproxy() {}

    /**
     * What came of it.
     *
     * @param yaml a whole {@code carrel.yaml}; nothing where no catalogue was found
     * @param leftOut what was not taken over, in the order of the file
     */
    public record Draft(Optional<String> yaml, List<LeftOut> leftOut) {
        public Draft {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Reads a configuration with what it includes, of files in its folder and below.
     *
     * @throws ImportRefused if it cannot be read, or is none of metaproxy
     */
    public static Draft read(Path file) {
        try {
            Path real = file.toRealPath();
            Inclusion inclusion = new Inclusion(Optional.ofNullable(real.getParent()).orElse(real));
            return read(real, inclusion);
        } catch (IOException _) {
            throw new ImportRefused("the file, or one that it includes, cannot be read");
        }
    }

    private static Draft read(Path file, Inclusion inclusion) throws IOException {
        Notes notes = new Notes();
        Piece root = new XmlReader(inclusion, notes).read(file);
        if (!NAMES.contains(root.name()) || !SPACES.contains(root.space())) {
            throw new ImportRefused(
                    root.place()
                            + " is no configuration of metaproxy; it begins with another element");
        }
        Site site = new Site();
        Accounts accounts = new Accounts(inclusion, file, notes);
        new Doors(new Routes(root, notes), site, notes, accounts).readAll();
        boolean empty = site.doors().isEmpty();
        Optional<String> yaml =
                empty ? Optional.empty() : Optional.of(YamlText.of(site, inclusion.name(file)));
        return new Draft(yaml, notes.inOrder(root));
    }
}
