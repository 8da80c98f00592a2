package org.carrel.config;

/**
 * One thing that is wrong, or doubtful, in a configuration, told so that a librarian can mend it.
 * It never holds a secret's content.
 *
 * @param path where, for example {@code upstreams.ils.timeout}; empty for the whole file
 * @param line the line in the file, from 1; 0 where there is none
 * @param severity whether the configuration is refused for it
 * @param what what is wrong, as the end of a sentence that begins with the path
 * @param mend what to do about it
 */
public record ConfigProblem(String path, int line, Severity severity, String what, String mend) {

    /** Whether a configuration is refused or merely remarked upon. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** One line as {@code carrel check} prints it, with the file's name and the line before it. */
    public String in(String file) {
        return file + (line > 0 ? ":" + line : "") + " " + this;
    }

    @Override
    public String toString() {
        String where = path.isEmpty() ? "the file" : path;
        String remark = severity == Severity.WARNING ? " (warning)" : "";
        return where + remark + ": " + what + ". Mend: " + mend;
    }
}
