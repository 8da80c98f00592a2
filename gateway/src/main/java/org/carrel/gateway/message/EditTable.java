package org.carrel.gateway.message;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The edit for every element of every kind of message, worked out once from a policy, so that
 * nothing is looked up by name while messages travel. What the policy does not name is removed.
 * Immutable.
 */
public final class EditTable {
    private final Map<Sip2MessageType, Row> rows = new EnumMap<>(Sip2MessageType.class);

    private EditTable(Policy policy, Rule rule) {
        for (Sip2MessageType type : Sip2MessageType.values()) {
            rows.put(type, new Row(policy, type, rule));
        }
    }

    /** What a policy's action comes to for an element. */
    @FunctionalInterface
    public interface Rule {
        Edit edit(ElementName name, Action action);
    }

    /** The table of what this rule makes of a policy. */
    public static EditTable of(Policy policy, Rule rule) {
        return new EditTable(policy, rule);
    }

    Row row(Sip2MessageType type) {
        Row row = rows.get(type);
        if (row == null) {
            throw new IllegalStateException("no edits for " + type);
        }
        return row;
    }

    /** The edits for one kind of message. */
    static final class Row {
        private final Map<FixedField, Edit> columns = new EnumMap<>(FixedField.class);
        private final Map<Sip2Field, Edit> fields = new EnumMap<>(Sip2Field.class);
        private final Map<ElementName, Edit> vendors = new HashMap<>();

        private Row(Policy policy, Sip2MessageType type, Rule rule) {
            Function<ElementName, Edit> edit = name -> rule.edit(name, policy.action(type, name));
            for (FixedField column : FixedField.values()) {
                columns.put(column, edit.apply(ElementName.of(column)));
            }
            for (Sip2Field field : Sip2Field.values()) {
                fields.put(field, edit.apply(ElementName.of(field)));
            }
            for (ElementName name : policy.elements()) {
                if (name instanceof ElementName.Vendor) {
                    vendors.put(name, edit.apply(name));
                }
            }
        }

        Edit column(FixedField column) {
            return orRemove(columns.get(column));
        }

        Edit field(int id) {
            Sip2Field field = Sip2Field.of(id);
            return orRemove(field == null ? vendors.get(ElementName.ofId(id)) : fields.get(field));
        }

        private static Edit orRemove(@Nullable Edit edit) {
            return edit == null ? Edit.REMOVE : edit;
        }
    }
}
