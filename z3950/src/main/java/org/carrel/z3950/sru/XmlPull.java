package org.carrel.z3950.sru;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carrel.z3950.query.WipedBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through XML that a stranger sent, without document types, entities of its own or anything
 * fetched from elsewhere. The parser of the JDK keeps a few pages of the text in arrays of its own,
 * which are garbage afterwards but not wiped; text is never made a {@code String} here.
 */
final class XmlPull implements AutoCloseable {
    private static final int DEEPEST = 60;
    private static final int MOST_EVENTS = 2_000_000;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;
    private int events;
    private int firstHalf;

    /** A walk over the readable bytes of a buffer, which stays the caller's. */
    XmlPull(ByteBuf xml) {
        try {
            reader = FACTORY.createXMLStreamReader(new ByteBufInputStream(xml.slice()));
        } catch (XMLStreamException malformed) {
            throw malformed();
        }
    }

    /**
     * Goes on to the next begin or end of an element, or piece of text; false at the end of all.
     *
     * @throws SruFault if it is not XML, or XML of a kind that is not taken
     */
    boolean next() {
        while (true) {
            int event = step();
            switch (event) {
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    count(event);
                    return true;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw malformed();
                default -> {}
            }
        }
    }

    /** Goes on within the element that began at this depth; false at its end. */
    boolean nextWithin(int outer) {
        return next() && !(atEnd() && depth() == outer);
    }

    /** Passes over the element that begins here, with all within it. */
    void skip() {
        int outer = depth();
        boolean within = true;
        while (within) {
            within = nextWithin(outer);
        }
    }

    boolean atStart() {
        return reader.isStartElement();
    }

    boolean atEnd() {
        return reader.isEndElement();
    }

    /** Whether an element of this name begins here, in whatever namespace. */
    boolean atStart(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    /** How many elements are open, the one that begins or ends here included. */
    int depth() {
        return reader.isEndElement() ? depth + 1 : depth;
    }

    /** The name of the element that begins or ends here. */
    String name() {
        return reader.getLocalName();
    }

    /** The namespace of the element that begins or ends here; empty for none. */
    String namespace() {
        String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    int attributes() {
        return reader.getAttributeCount();
    }

    /** Whether an attribute belongs to no namespace, as those of records do. */
    boolean isPlain(int attribute) {
        String uri = reader.getAttributeNamespace(attribute);
        return uri == null || uri.isEmpty();
    }

    String attributeName(int attribute) {
        return reader.getAttributeLocalName(attribute);
    }

    String attributeValue(int attribute) {
        return reader.getAttributeValue(attribute);
    }

    /** The value of an attribute of the element that begins here; null without one. */
    @Nullable String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** Appends the text here, where an element's begin or end is none. */
    void text(WipedBuffer to, boolean escaped) {
        if (!reader.isCharacters() && reader.getEventType() != XMLStreamConstants.CDATA) {
            return;
        }
        char[] letters = reader.getTextCharacters();
        int start = reader.getTextStart();
        for (int at = start; at < start + reader.getTextLength(); at++) {
            letter(letters[at], to, escaped);
        }
    }

    /** Appends all text within the element that begins here, up to its end. */
    void textWithin(WipedBuffer to, boolean escaped) {
        int outer = depth();
        while (nextWithin(outer)) {
            text(to, escaped);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException broken) {
            throw malformed();
        }
    }

    /**
     * The JDK's reader has exceptions of many kinds for what it cannot read, among them one because
     * it lacks the words to say so (MissingResourceException).
     */
    private int step() {
        try {
            return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | RuntimeException broken) {
            throw malformed();
        }
    }

    private void count(int event) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        if (depth > DEEPEST || ++events > MOST_EVENTS) {
            throw malformed();
        }
    }

    /** Letters beyond the first plane come in two halves, maybe in two pieces. */
    private void letter(char letter, WipedBuffer to, boolean escaped) {
        if (Character.isHighSurrogate(letter)) {
            firstHalf = letter;
        } else if (Character.isLowSurrogate(letter)) {
            XmlText.codePoint(Character.toCodePoint((char) firstHalf, letter), to);
        } else if (escaped && letter < 0x80) {
            XmlText.octet(letter, to);
        } else {
            XmlText.codePoint(letter, to);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static SruFault malformed() {
        return new SruFault(SruDiagnostic.GENERAL);
    }
}
