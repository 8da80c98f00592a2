package org.carrel.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at pages with axe-core for what keeps people from reading or using them, once at each. */
final class Axe {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /**
     * All that axe judges by: elements with their attributes, language, colours and width, but not
     * the words and figures between them. A page is the like for several roles.
     */
    private static final String LIKENESS =
            """
            () => [
                document.documentElement.lang,
                matchMedia('(prefers-color-scheme: dark)').matches,
                innerWidth,
                document.title.length > 0,
                ...[...document.querySelectorAll('body, body *')].map(each =>
                    each.localName + (each.childNodes.length > 0) + [...each.attributes]
                        .filter(one => !['value', 'hx-headers', 'style'].includes(one.name))
                        .map(one => one.name + '=' + one.value)
                        .join(' '))
            ].join('\\n')
            """;

    private static final String RUN =
            """
            async rules => (await axe.run({
                runOnly: {type: 'tag', values: rules},
                resultTypes: ['violations']
            })).violations.map(each =>
                'axe ' + each.id + ' at ' + location + ': ' + each.help + ' ' + each.nodes[0].html)
            """;

    private final Set<String> seen = new HashSet<>();

    /** What is wrong with this page; nothing where the like of it was looked at before. */
    List<String> findings(Page page) {
        if (!seen.add((String) page.evaluate(LIKENESS))) {
            return List.of();
        }
        page.evaluate(AxeBuilder.getAxeScript());
        return ((List<?>) page.evaluate(RUN, RULES)).stream().map(String.class::cast).toList();
    }
}
