package org.carrel.admin.desk;

import java.util.Optional;
import org.carrel.admin.text.Words;
import org.jspecify.annotations.Nullable;

/** Puts answers into HTML for people and into JSON for programs. */
@FunctionalInterface
public interface Rendering {

    /** For whom, in what language, and what they had asked. */
    record To(Ask ask, Words words, Optional<Route> route, @Nullable Visitor visitor) {}

    /** What is sent. */
    Reply reply(Answer answer, To whom);
}
