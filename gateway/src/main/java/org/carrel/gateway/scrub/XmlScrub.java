package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.config.record.RecordRules;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.XmlAttributes;
import org.carrel.z3950.record.XmlBuilder;
import org.carrel.z3950.record.XmlName;
import org.carrel.z3950.record.XmlScanner;
import org.carrel.z3950.record.XmlScanner.Part;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Dublin Core, MODS or other XML record anew with the elements that the rules of its
 * source name, and nothing else: other elements go with all that they hold, and so does text in
 * which a person is found. One per record; one thread.
 */
final class XmlScrub {
    private static final List<String> ATTRIBUTES =
            List.of("type", "authority", "encoding", "unit", "usage", "point");
    private static final int LONGEST_ATTRIBUTE = 40;

    private final Map<String, Set<String>> allowed;
    private final Values values;
    private final XmlScanner xml;
    private final XmlBuilder to;
    private final ByteBuf text;
    private final Deque<Declaration> declarations = new ArrayDeque<>();
    private final Deque<Namespace> written = new ArrayDeque<>();

    private XmlScrub(RecordRules rules, Values values, ByteBuf utf8, XmlBuilder to, ByteBuf text) {
        this.allowed = rules.xml();
        this.values = values;
        this.xml = new XmlScanner(utf8);
        this.to = to;
        this.text = text;
    }

    /**
     * The XML that stays of a record in UTF-8, which the caller wipes; null where its outermost
     * element is not allowed.
     */
    static @Nullable ByteBuf scrub(
            RecordRules rules, Values values, ByteBuf utf8, ByteBufAllocator allocator) {
        int size = Math.max(1, utf8.readableBytes());
        ByteBuf text = allocator.directBuffer(size, size);
        try (XmlBuilder to = new XmlBuilder(allocator, 2 * size)) {
            XmlScrub scrub = new XmlScrub(rules, values, utf8, to, text);
            return scrub.root() ? to.finish() : null;
        } finally {
            Wiping.release(text);
        }
    }

    private boolean root() {
        Part part = xml.next();
        while (part == Part.TEXT) {
            part = xml.next();
        }
        if (!start()) {
            return false;
        }
        while (part != Part.NOTHING) {
            part = xml.next();
            switch (part) {
                case START -> {
                    writeText();
                    if (!start()) {
                        skip();
                    }
                }
                case END -> end();
                case TEXT -> xml.appendText(text);
                case NOTHING -> text.clear();
            }
        }
        return true;
    }

    /** Writes the beginning of an element that is allowed; false for one that is not. */
    private boolean start() {
        declare();
        Namespace namespace = namespace(xml.name());
        String name = namespace == null ? null : local(namespace);
        if (namespace == null || name == null) {
            return false;
        }
        to.begin(name);
        if (!namespace.equals(written.peek())) {
            to.attribute("xmlns", namespace.uri());
        }
        written.push(namespace);
        attributes();
        return true;
    }

    private void end() {
        writeText();
        to.end();
        written.pop();
        leave(xml.depth());
    }

    /** Passes over an element with all that it holds. */
    private void skip() {
        int depth = xml.depth() - 1;
        Part part = Part.START;
        while (part != Part.END || xml.depth() > depth) {
            part = xml.next();
        }
        leave(depth);
    }

    /** Text is looked at whole, however it was cut into parts. */
    private void writeText() {
        int length = text.writerIndex();
        if (!values.findsPerson(text, 0, length)) {
            to.text(text, 0, length);
        }
        text.setZero(0, length).clear();
    }

    private void attributes() {
        XmlAttributes attributes = xml.attributes();
        for (String name : ATTRIBUTES) {
            int at = attributes.find(name);
            if (at >= 0 && attributes.length(at) <= LONGEST_ATTRIBUTE) {
                attributes.appendValue(at, text);
                int length = text.writerIndex();
                if (!values.findsPerson(text, 0, length)) {
                    to.attribute(name, text, 0, length);
                }
                text.setZero(0, length).clear();
            }
        }
    }

    private void declare() {
        XmlAttributes attributes = xml.attributes();
        for (int at = 0; at < attributes.size(); at++) {
            XmlName name = attributes.name(at);
            if (name.is("xmlns") || name.hasPrefix("xmlns")) {
                declarations.push(new Declaration(name, xml.depth(), namespaceOf(at)));
            }
        }
    }

    private @Nullable Namespace namespaceOf(int attribute) {
        for (Map.Entry<String, Set<String>> each : allowed.entrySet()) {
            if (xml.attributes().is(attribute, each.getKey())) {
                return new Namespace(each.getKey(), each.getValue());
            }
        }
        return null;
    }

    private @Nullable Namespace namespace(XmlName element) {
        for (Declaration each : declarations) {
            if (each.name().declaresPrefixOf(element)) {
                return each.namespace();
            }
        }
        return null;
    }

    private @Nullable String local(Namespace namespace) {
        for (String name : namespace.elements()) {
            if (xml.name().isLocal(name)) {
                return name;
            }
        }
        return null;
    }

    private void leave(int depth) {
        while (!declarations.isEmpty() && declarations.peek().depth() > depth) {
            declarations.pop();
        }
    }

    /** A namespace of the rules, with the elements of it that may stay. */
    private record Namespace(String uri, Set<String> elements) {}

    /**
     * A prefix as it is declared by an element of some depth; of no namespace that we know, null.
     */
    private record Declaration(XmlName name, int depth, @Nullable Namespace namespace) {}
}
