package org.carrel.admin.desk;

/** What an act comes to; the reception puts it into HTML for people and JSON for programs. */
public sealed interface Answer {

    /**
     * Something to look at.
     *
     * @param facts what is shown, as a record of names, numbers and lists; a program gets this
     * @param look how it looks to people
     */
    record Shown(Object facts, Look look) implements Answer {}

    /**
     * It was done, or for a reason was not.
     *
     * @param where to go on
     */
    record Done(Notice notice, String where) implements Answer {}

    /** It is not allowed, not there, or makes no sense. */
    record Refused(int status, Notice notice) implements Answer {}

    /** A file, or a text that is the same for all. */
    record Plain(Reply reply) implements Answer {}

    /** How facts look. */
    @FunctionalInterface
    interface Look {
        String in(Frame frame);
    }

    /** Nothing of this name is there. */
    static Answer missing() {
        return new Refused(404, Notice.problem("refused.missing"));
    }

    /** What was sent makes no sense. */
    static Answer wrong(Notice notice) {
        return new Refused(422, notice);
    }
}
