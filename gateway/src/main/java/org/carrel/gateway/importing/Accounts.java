package org.carrel.gateway.importing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes over the names of auth_simple's accounts. Their passwords are never read into anything that
 * lasts: the file's bytes are wiped, and only what stands before the first colon becomes a word.
 */
final class Accounts {
    /** Where the person who imports puts the passwords. */
    static final String FOLDER = "file:/etc/carrel/accounts/";

    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 200;

    private final Inclusion inclusion;
    private final Path configuration;
    private final Notes notes;

    /** The configuration is the file whose folder all other files must lie in. */
    Accounts(Inclusion inclusion, Path configuration, Notes notes) {
        this.inclusion = inclusion;
        this.configuration = configuration;
        this.notes = notes;
    }

    void read(Piece filter, Sheet door) {
        door.put("true", "login", "required");
        List<String> names = new ArrayList<>();
        for (Piece register : filter.children("userRegister")) {
            notes.take(register);
            names.addAll(names(register.text()));
            notes.remark(
                    register,
                    Notes.what(register, "auth_simple"),
                    names.isEmpty()
                            ? "the accounts could not be read, so the door stays shut until you write"
                                    + " each under login.accounts, with a file for its password"
                            : "each account is under login.accounts; put its password into the file"
                                    + " that is named there, for passwords are not copied, and note"
                                    + " that all accounts may search all databases of the door");
        }
        if (names.isEmpty()) {
            names.add("change-me"); // fail closed: nobody comes before a person has looked
        }
        for (String name : names) {
            door.put(FOLDER + file(name, names), "login", "accounts", name);
        }
    }

    /** A file's name for an account; numbered where the account's own name would not do. */
    private static String file(String name, List<String> names) {
        return name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")
                ? name
                : "account-" + (names.indexOf(name) + 1);
    }

    private List<String> names(String register) {
        Path folder = Optional.ofNullable(configuration.getParent()).orElse(configuration);
        Optional<Path> file = inclusion.find(folder, register);
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return names(inclusion.content(file.get()));
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Wipes the bytes, and the letters that were made of them. */
    private static List<String> names(byte[] content) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content));
        try {
            return names(text);
        } finally {
            Arrays.fill(content, (byte) 0);
            Arrays.fill(text.array(), '\0');
        }
    }

    private static List<String> names(CharSequence text) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < text.length() && names.size() < MOST) {
            int end = indexOf(text, at, '\n');
            int colon = indexOf(text, at, ':');
            if (colon < end && text.charAt(at) != '#' && colon - at <= LONGEST_NAME) {
                names.add(text.subSequence(at, colon).toString().strip());
            }
            at = end + 1;
        }
        return names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    private static int indexOf(CharSequence text, int from, char wanted) {
        int at = from;
        while (at < text.length() && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }
}
