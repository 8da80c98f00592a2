package org.carrel.gateway.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML with what it includes into pieces. Document types and entities of their own are
 * refused; size, depth and number of elements are bounded. Of a password nothing is kept: what
 * follows the user's name is dropped while reading. One thread, one configuration.
 */
final class XmlReader {
    private static final int MOST_ELEMENTS = 20_000;
    private static final int DEEPEST = 64;
    private static final int MOST_OPEN = 8;
    private static final int LONGEST_TEXT = 65_536;
    private static final String INCLUSIONS = "http://www.w3.org/2001/XInclude";

    /** Where a user's name stands before a slash, and a password behind it. */
    private static final Set<String> CREDENTIALS =
            Set.of("authentication", "cfAuth", "contentAuthentication", "auth");

    private final Inclusion inclusion;
    private final Notes notes;
    private final Set<Path> open = new HashSet<>();
    private int elements;

    XmlReader(Inclusion inclusion, Notes notes) {
        this.inclusion = inclusion;
        this.notes = notes;
    }

    /** The outermost element of a file. */
    Piece read(Path file) throws IOException {
        if (open.size() >= MOST_OPEN || !open.add(file)) {
            throw new ImportRefused(inclusion.name(file) + " includes itself, or too much");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            XMLStreamReader xml =
                    factory.createXMLStreamReader(
                            new ByteArrayInputStream(inclusion.content(file)));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                refuseDocumentType(xml, file);
            }
            return piece(xml, file, open.size());
        } catch (XMLStreamException broken) {
            // its own message may quote the text, and with it a password
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
            throw new ImportRefused(new Place(inclusion.name(file), line) + " is no XML");
        } finally {
            open.remove(file);
        }
    }

    private void refuseDocumentType(XMLStreamReader xml, Path file) {
        if (xml.getEventType() == XMLStreamConstants.DTD) {
            throw new ImportRefused(
                    place(xml, file) + " has a document type; take it out and write plain XML");
        }
    }

    /** The element that begins here, up to its end. */
    private Piece piece(XMLStreamReader xml, Path file, int depth)
            throws XMLStreamException, IOException {
        int number = elements++;
        Place place = place(xml, file);
        if (elements > MOST_ELEMENTS || depth > DEEPEST) {
            throw new ImportRefused(place + ": the configuration is too large or too deep");
        }
        String name = xml.getLocalName();
        String space = Optional.ofNullable(xml.getNamespaceURI()).orElse("");
        Map<String, String> attributes = attributes(xml);
        StringBuilder text = new StringBuilder();
        List<Piece> children = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT ->
                        children.addAll(included(piece(xml, file, depth + 1), file));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        append(xml, CREDENTIALS.contains(name), text);
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new ImportRefused(place(xml, file) + " uses an unknown entity");
                default -> {} // comments and instructions say nothing to us
            }
        }
        return new Piece(number, place, space, name, attributes, text.toString().strip(), children);
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            String name = xml.getAttributeLocalName(at);
            String value = xml.getAttributeValue(at);
            boolean secret = CREDENTIALS.contains(name) && value.indexOf('/') >= 0;
            attributes.put(name, secret ? value.substring(0, value.indexOf('/')) : value);
        }
        return attributes;
    }

    private static void append(XMLStreamReader xml, boolean secret, StringBuilder text) {
        char[] characters = xml.getTextCharacters();
        int end = xml.getTextStart() + xml.getTextLength();
        for (int at = xml.getTextStart(); at < end && text.length() < LONGEST_TEXT; at++) {
            text.append(characters[at]);
        }
        int slash = secret ? text.indexOf("/") : -1;
        if (slash >= 0) {
            // the slash itself stays, so that a piece that comes later is cut off too
            text.setLength(slash + 1);
        }
    }

    /** What an element stands for: itself, or what it includes. */
    private List<Piece> included(Piece piece, Path file) throws IOException {
        if (piece.space().equals(INCLUSIONS) && piece.name().equals("include")) {
            Optional<Path> found =
                    piece.attribute("href").flatMap(name -> inclusion.find(folder(file), name));
            return found.isPresent() && !piece.attribute("parse").orElse("xml").equals("text")
                    ? List.of(read(found.get()))
                    : notIncluded(piece);
        }
        return piece.name().equals("include") && piece.attribute("src").isPresent()
                ? includedFilters(piece, file)
                : List.of(piece);
    }

    /** Metaproxy's own inclusion: files with one filter, or several in an element round them. */
    private List<Piece> includedFilters(Piece piece, Path file) throws IOException {
        List<Piece> filters = new ArrayList<>();
        String pattern = piece.attribute("src").orElseThrow();
        for (Path each : inclusion.findAll(folder(file), pattern)) {
            Piece root = read(each);
            filters.addAll(root.name().equals("filter") ? List.of(root) : root.children());
        }
        return filters.isEmpty() ? notIncluded(piece) : filters;
    }

    private List<Piece> notIncluded(Piece piece) {
        notes.leave(piece, "include", Meanings.NOT_INCLUDED);
        return List.of();
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    private Place place(XMLStreamReader xml, Path file) {
        return new Place(inclusion.name(file), xml.getLocation().getLineNumber());
    }
}
