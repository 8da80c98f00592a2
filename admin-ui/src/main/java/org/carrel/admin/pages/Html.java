package org.carrel.admin.pages;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.function.Consumer;

/**
 * A template's output as text. Templates are called as the classes that they are compiled to, so
 * that a wrong type stops the build; what they are given is escaped for the place where it stands.
 */
final class Html {
    private Html() {}

    static String of(Consumer<HtmlTemplateOutput> template) {
        TemplateOutput text = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }
}
