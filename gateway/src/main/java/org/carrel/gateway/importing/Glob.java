package org.carrel.gateway.importing;

import java.util.Locale;

/**
 * Metaproxy's patterns for names: {@code *} is any number of characters, {@code ?} is one. The case
 * of letters makes no difference.
 */
final class Glob {
    private Glob() {}

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    static boolean matches(String pattern, String name) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String given = name.toLowerCase(Locale.ROOT);
        int at = 0;
        int star = -1;
        int resume = 0;
        for (int read = 0; read < given.length(); ) {
            if (at < wanted.length() && wanted.charAt(at) == '*') {
                star = at++;
                resume = read;
            } else if (at < wanted.length() && fits(wanted.charAt(at), given.charAt(read))) {
                at++;
                read++;
            } else if (star >= 0) {
                at = star + 1;
                read = ++resume;
            } else {
                return false;
            }
        }
        return wanted.substring(at).chars().allMatch(rest -> rest == '*');
    }

    private static boolean fits(char wanted, char given) {
        return wanted == '?' || wanted == given;
    }
}
