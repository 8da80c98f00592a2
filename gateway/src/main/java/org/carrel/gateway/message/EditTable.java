package org.carrel.gateway.message;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.ledger.Book;
import org.carrel.gateway.ledger.Cell;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Page;
import org.carrel.gateway.ledger.Slip;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * The edit for every element of every kind of message, and the cell of the ledger in which it is
 * counted, worked out once from a policy, so that nothing is looked up by name while messages
 * travel. What the policy does not name is removed. Immutable.
 */
public final class EditTable {
    private final Map<Sip2MessageType, Row> rows = new EnumMap<>(Sip2MessageType.class);

    private EditTable(Policy policy, Rule rule, Book book) {
        List<ElementName.Vendor> vendors =
                policy.elements().stream()
                        .filter(ElementName.Vendor.class::isInstance)
                        .map(ElementName.Vendor.class::cast)
                        .toList();
        for (Sip2MessageType type : Sip2MessageType.values()) {
            rows.put(type, new Row(policy, type, vendors, rule, book.page(type.code())));
        }
    }

    /** What a policy's action comes to for an element. */
    @FunctionalInterface
    public interface Rule {
        Ruling ruling(ElementName name, Action action);
    }

    /**
     * What is done to an element.
     *
     * @param fate how the ledger counts it; a column that is removed, and so blanked, counts as
     *     that whatever stands here
     */
    public record Ruling(Edit edit, Disposition fate) {}

    /** The table of what this rule makes of a policy, counted in this book. */
    public static EditTable of(Policy policy, Rule rule, Book book) {
        return new EditTable(policy, rule, book);
    }

    Row row(Sip2MessageType type) {
        Row row = rows.get(type);
        if (row == null) {
            throw new IllegalStateException("no edits for " + type);
        }
        return row;
    }

    /** An edit and where it is counted. */
    record Line(Edit edit, Cell cell) {}

    /** The edits for one kind of message. */
    static final class Row {
        private static final Set<Sip2MessageType> STANDING =
                EnumSet.of(
                        Sip2MessageType.PATRON_STATUS_RESPONSE,
                        Sip2MessageType.PATRON_INFORMATION_RESPONSE,
                        Sip2MessageType.PATRON_ENABLE_RESPONSE);
        private static final Ruling REMOVED = new Ruling(Edit.REMOVE, Disposition.DROPPED);

        private final Page page;
        private final Map<FixedField, Line> columns = new EnumMap<>(FixedField.class);
        private final Map<Sip2Field, Line> fields = new EnumMap<>(Sip2Field.class);
        private final Map<ElementName, Line> vendors = new HashMap<>();
        private final Map<Sip2Field, Cell> supplied = new EnumMap<>(Sip2Field.class);
        private final Map<Sip2Field, Edit.Verdict> verdicts = new EnumMap<>(Sip2Field.class);

        private Row(
                Policy policy,
                Sip2MessageType type,
                List<ElementName.Vendor> named,
                Rule rule,
                Page page) {
            this.page = page;
            for (FixedField column : type.columns()) {
                ElementName name = ElementName.of(column);
                Ruling ruling = rule.ruling(name, policy.action(type, name));
                columns.put(column, line(name, inPlace(ruling)));
            }
            for (Sip2Field field : Sip2Field.values()) {
                ElementName name = ElementName.of(field);
                Ruling ruling = rule.ruling(name, policy.action(type, name));
                fields.put(field, line(name, ruling));
                if (ruling.edit() instanceof Edit.Verdict verdict && STANDING.contains(type)) {
                    verdicts.put(field, verdict);
                }
            }
            for (ElementName name : named) {
                vendors.put(name, line(name, rule.ruling(name, policy.action(type, name))));
            }
            for (Sip2Field field : type.required()) {
                supplied.put(field, page.cell(ElementName.of(field), Disposition.SUPPLIED));
            }
        }

        /** With room for so many elements. */
        Slip slip(int elements) {
            return new Slip(page, elements);
        }

        /** The fields in which a question about somebody's standing is answered with yes or no. */
        Map<Sip2Field, Edit.Verdict> verdicts() {
            return verdicts;
        }

        Line column(FixedField column) {
            Line line = columns.get(column);
            return line == null ? removed(ElementName.of(column)) : line;
        }

        Line field(int id) {
            Sip2Field field = Sip2Field.of(id);
            if (field != null) {
                Line line = fields.get(field);
                return line == null ? removed(ElementName.of(field)) : line;
            }
            ElementName name = ElementName.ofId(id);
            Line line = vendors.get(name);
            return line == null ? removed(name) : line;
        }

        /** Where a required field is counted that nobody had said. */
        Cell supplied(Sip2Field field) {
            Cell cell = supplied.get(field);
            return cell == null ? page.cell(ElementName.of(field), Disposition.SUPPLIED) : cell;
        }

        private Line removed(ElementName name) {
            return line(name, REMOVED);
        }

        private Line line(ElementName name, Ruling ruling) {
            return new Line(ruling.edit(), page.cell(name, ruling.fate()));
        }

        /** A column cannot be left out. */
        private static Ruling inPlace(Ruling ruling) {
            return ruling.edit() instanceof Edit.Remove
                    ? new Ruling(Edit.BLANK, Disposition.BLANKED)
                    : ruling;
        }
    }
}
