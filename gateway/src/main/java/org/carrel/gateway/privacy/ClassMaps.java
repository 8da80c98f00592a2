package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.carrel.config.policy.Equivalence.ClassMap;
import org.carrel.config.policy.Equivalence.ClassMap.Word;
import org.carrel.gateway.message.Element;

/** One of the library's own few words, instead of a patron class. Pure. */
final class ClassMaps {

    private ClassMaps() {}

    /** Appends the first word whose pattern fits; nothing for an empty value. */
    static void write(ClassMap map, Element in, ByteBuf out) {
        int from = 0;
        int to = in.length();
        while (to > 0 && in.byteAt(to - 1) == ' ') {
            to--;
        }
        while (from < to && in.byteAt(from) == ' ') {
            from++;
        }
        if (from < to) {
            ByteBufUtil.writeUtf8(out, word(map, in, from, to));
        }
    }

    /** How many bytes a word has at the most. */
    static int longest(ClassMap map) {
        int longest = ByteBufUtil.utf8MaxBytes(map.otherwise());
        for (Word word : map.words()) {
            longest = Math.max(longest, ByteBufUtil.utf8MaxBytes(word.text()));
        }
        return longest;
    }

    private static CharSequence word(ClassMap map, Element in, int from, int to) {
        for (Word word : map.words()) {
            if (fits(word.pattern(), in, from, to)) {
                return word.text();
            }
        }
        return map.otherwise();
    }

    private static boolean fits(CharSequence pattern, Element in, int from, int to) {
        int last = pattern.length() - 1;
        boolean open = pattern.charAt(last) == '*';
        int letters = open ? last : last + 1;
        if (to - from < letters || (!open && to - from > letters)) {
            return false;
        }
        for (int at = 0; at < letters; at++) {
            if (small(pattern.charAt(at)) != small(in.byteAt(from + at))) {
                return false;
            }
        }
        return true;
    }

    private static int small(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter;
    }
}
