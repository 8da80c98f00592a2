package org.carrel.gateway.demo;

import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.query.CqlMapReader;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.QueryNode.Leaf;
import org.carrel.z3950.query.RpnAttributes;
import org.carrel.z3950.query.RpnReader;
import org.carrel.z3950.query.TermCharset;
import org.carrel.z3950.query.WipedBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One association with the demonstration's catalogue: its result sets, and an answer to every
 * question. One thread: the event loop of its service.
 */
final class CatalogueDesk {
    private static final int MOST_RECORDS = 100;
    private static final int MOST_TERMS = 100;
    private static final int DESCENDING = 1;
    private static final int USE = 1;

    private final Catalogue catalogue;
    private final CatalogueIndex index;
    private final ByteBufAllocator allocator;
    private final CatalogueAnswers answers;
    private final CatalogueRecords records;
    private final Map<String, List<Integer>> sets = new HashMap<>();

    CatalogueDesk(Catalogue catalogue, CatalogueIndex index, ByteBufAllocator allocator) {
        this.catalogue = catalogue;
        this.index = index;
        this.allocator = allocator;
        this.answers = new CatalogueAnswers(allocator);
        this.records = new CatalogueRecords(catalogue, allocator);
    }

    /** The answer, which the caller closes. */
    Apdu answer(Apdu question) {
        return switch (question.type()) {
            case INIT -> answers.welcome(question);
            case SEARCH -> search(question);
            case PRESENT -> present(question);
            case SCAN -> scan(question);
            case SORT -> sort(question);
            case DELETE -> delete(question);
            case CLOSE -> answers.close(CloseReason.FINISHED);
            default -> answers.close(CloseReason.PROTOCOL_ERROR);
        };
    }

    private Apdu search(Apdu question) {
        BerElement asked = Objects.requireNonNull(question.part(ApduPart.SEARCH_QUERY));
        try (Query query =
                RpnReader.read(asked, TermCharset.UTF_8, CqlMapReader.standard(), allocator)) {
            List<Integer> found =
                    new CatalogueSearch(index, sets).find(query.root()).stream().boxed().toList();
            sets.put(text(question.part(ApduPart.SEARCH_RESULT_SET_NAME)), found);
            return answers.found(question, found.size());
        } catch (QueryFault fault) {
            return answers.notFound(question, diagnostic(fault));
        }
    }

    private Apdu delete(Apdu question) {
        BerElement names = question.part(ApduPart.DELETE_RESULT_SET_LIST);
        if (names == null) {
            sets.clear();
        } else {
            names.children().forEach(name -> sets.remove(text(name)));
        }
        return answers.deleted(question);
    }

    private Apdu present(Apdu question) {
        List<Integer> set = sets.get(text(question.part(ApduPart.PRESENT_RESULT_SET_ID)));
        if (set == null) {
            return answers.noRecords(question, Diagnostic.RESULT_SET_DOES_NOT_EXIST);
        }
        long first = question.integer(ApduPart.PRESENT_RESULT_SET_START_POINT, 1);
        long asked = question.integer(ApduPart.PRESENT_NUMBER_OF_RECORDS_REQUESTED, 0);
        if (first < 1 || asked < 0 || asked > MOST_RECORDS || first + asked - 1 > set.size()) {
            return answers.noRecords(question, Diagnostic.PRESENT_OUT_OF_RANGE);
        }
        Optional<RecordSyntax> syntax =
                Optional.ofNullable(question.part(ApduPart.PRESENT_PREFERRED_RECORD_SYNTAX))
                        .map(BerElement::oid)
                        .map(oid -> RecordSyntax.of(oid).filter(CatalogueRecords::has))
                        .orElse(Optional.of(RecordSyntax.USMARC));
        if (syntax.isEmpty()) {
            return answers.noRecords(question, Diagnostic.RECORD_SYNTAX_UNSUPPORTED);
        }
        int from = (int) first - 1;
        int to = from + (int) asked;
        return answers.records(
                question,
                to - from,
                to < set.size() ? to + 1 : 0,
                apdu ->
                        set.subList(from, to)
                                .forEach(number -> records.write(number, syntax.get(), apdu)));
    }

    private Apdu scan(Apdu question) {
        BerElement from =
                Objects.requireNonNull(question.part(ApduPart.SCAN_TERM_LIST_AND_START_POINT));
        BerElement set = question.part(ApduPart.SCAN_ATTRIBUTE_SET);
        long most = question.integer(ApduPart.SCAN_NUMBER_OF_TERMS_REQUESTED, 0);
        long place = question.integer(ApduPart.SCAN_PREFERRED_POSITION_IN_RESPONSE, 1);
        try (Query term = RpnReader.readTerm(set, from, TermCharset.UTF_8, allocator)) {
            Leaf leaf = (Leaf) term.root();
            return answers.terms(
                    question,
                    index.scan(
                            CatalogueSearch.index(leaf),
                            CatalogueSearch.text(leaf.term().text()),
                            Math.clamp(place - 1, 0, MOST_TERMS),
                            Math.clamp(most, 0, MOST_TERMS)));
        } catch (QueryFault fault) {
            return answers.noTerms(question, diagnostic(fault));
        }
    }

    private Apdu sort(Apdu question) {
        BerElement inputs =
                Objects.requireNonNull(question.part(ApduPart.SORT_INPUT_RESULT_SET_NAMES));
        List<Integer> set = sets.get(text(inputs.firstChild()));
        if (set == null || inputs.count() != 1) {
            return answers.notSorted(question, Diagnostic.RESULT_SET_DOES_NOT_EXIST);
        }
        Optional<Comparator<Integer>> order = order(question);
        if (order.isEmpty()) {
            return answers.notSorted(question, Diagnostic.SORT_SEQUENCE_UNSUPPORTED);
        }
        List<Integer> sorted = new ArrayList<>(set);
        sorted.sort(order.get());
        sets.put(text(question.part(ApduPart.SORT_SORTED_RESULT_SET_NAME)), List.copyOf(sorted));
        return answers.sorted(question);
    }

    /** The order that all keys together ask for; nothing where one is not understood. */
    private Optional<Comparator<Integer>> order(Apdu question) {
        BerElement keys = Objects.requireNonNull(question.part(ApduPart.SORT_SORT_SEQUENCE));
        Comparator<Integer> whole = (_, _) -> 0;
        for (BerElement key : keys.children()) {
            Optional<SearchIndex> by = key(key);
            BerElement relation = ApduPart.SORT_KEY_SPECIFICATION_SORT_RELATION.in(key);
            if (by.isEmpty() || relation == null) {
                return Optional.empty();
            }
            SearchIndex index = by.get();
            Comparator<Integer> next = Comparator.comparing(number -> sortKey(number, index));
            whole = whole.thenComparing(relation.integer() == DESCENDING ? next.reversed() : next);
        }
        return Optional.of(whole);
    }

    private Optional<SearchIndex> key(BerElement specification) {
        BerElement at = ApduPart.SORT_KEY_SPECIFICATION_SORT_ELEMENT.in(specification);
        BerElement generic = at == null ? null : ApduPart.SORT_ELEMENT_GENERIC.unwrapped(at);
        if (generic == null || !ApduPart.SORT_KEY_SORT_ATTRIBUTES.begins(generic.tag())) {
            return Optional.empty();
        }
        BerElement id = ApduPart.SORT_ATTRIBUTES_ID.in(generic);
        BerElement list = ApduPart.SORT_ATTRIBUTES_LIST.in(generic);
        if (id == null || list == null) {
            return Optional.empty();
        }
        try (WipedBuffer memory = new WipedBuffer(allocator, Query.LARGEST)) {
            var attributes = new RpnAttributes(RpnAttributes.set(id), memory).read(list);
            return CatalogueSearch.attribute(attributes, USE).stream()
                    .boxed()
                    .flatMap(use -> SearchIndex.of(use).stream())
                    .findFirst();
        } catch (QueryFault notUnderstood) {
            return Optional.empty();
        }
    }

    private String sortKey(int number, SearchIndex by) {
        List<String> headings = catalogue.headings(number, by);
        return headings.isEmpty() ? "" : CatalogueIndex.sortKey(headings.getFirst());
    }

    private static Diagnostic diagnostic(QueryFault fault) {
        return Diagnostic.of(fault.diagnostic().bib1()).orElse(Diagnostic.UNSUPPORTED_SEARCH);
    }

    private static String text(@Nullable BerElement name) {
        return name == null ? "" : name.content().toString(StandardCharsets.UTF_8);
    }
}
