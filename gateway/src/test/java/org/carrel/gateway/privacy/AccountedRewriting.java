package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.HashSet;
import java.util.Set;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Page;
import org.carrel.gateway.ledger.Slip;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Message;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * Rewrites messages as a policy wants and accounts for it, as the privacy guard has to: the form that
 * the ledger's properties are tried on. It can also be made to smuggle a field past its account.
 */
final class AccountedRewriting {
    private final Policy policy;
    private final Page page;
    private final Sip2MessageType type;
    private boolean smuggling;

    AccountedRewriting(Policy policy, Page page, Sip2MessageType type) {
        this.policy = policy;
        this.page = page;
        this.type = type;
    }

    /** Lets the next field through that it says was dropped. */
    AccountedRewriting smuggling() {
        smuggling = true;
        return this;
    }

    /** Whether a field is still to be smuggled. */
    boolean isSmuggling() {
        return smuggling;
    }

    /** The message as it may leave; all that becomes of it stands on the slip. */
    Message rewrite(Message message, Slip slip) {
        Set<ElementName> written = new HashSet<>();
        Message rewritten =
                message.rewrite(
                        element -> {
                            Action action = element.under(policy);
                            if (!(action instanceof Action.Drop)) {
                                written.add(element.name());
                            }
                            return element.name() instanceof ElementName.Column
                                    ? column(action, element, slip)
                                    : field(action, element, slip);
                        });
        for (Sip2Field field : type.required()) {
            if (!written.contains(ElementName.of(field))) {
                slip.add(page.cell(ElementName.of(field), Disposition.SUPPLIED), 0);
            }
        }
        return rewritten;
    }

    private Edit column(Action action, Element element, Slip slip) {
        Disposition disposition =
                action instanceof Action.Drop ? Disposition.BLANKED : disposition(action);
        slip.add(page.cell(element.name(), disposition), element.length());
        return Redactor.edit(action, element);
    }

    private Edit field(Action action, Element element, Slip slip) {
        Edit edit =
                action instanceof Action.Token ? Edit.BLANK : Redactor.edit(action, element);
        if (edit instanceof Edit.Written written) {
            return new Edit.Written(
                    written.longest(),
                    to -> note(element, action, slip, appended(written, to)));
        }
        note(element, action, slip, length(edit, element));
        if (smuggling && edit instanceof Edit.Remove && !type.required().contains(field(element))) {
            smuggling = false;
            return Edit.KEEP;
        }
        return edit;
    }

    private void note(Element element, Action action, Slip slip, int bytes) {
        slip.add(page.cell(element.name(), disposition(action)), bytes);
    }

    private static Object field(Element element) {
        return element.name() instanceof ElementName.Standard standard ? standard.field() : "";
    }

    private static int appended(Edit.Written written, ByteBuf to) {
        int before = to.writerIndex();
        written.writer().accept(to);
        return to.writerIndex() - before;
    }

    private static int length(Edit edit, Element element) {
        return switch (edit) {
            case Edit.Text text -> ByteBufUtil.utf8Bytes(text.text());
            case Edit.Blank _ -> 0;
            case Edit.Keep _, Edit.Remove _, Edit.Written _ -> element.length();
        };
    }

    private static Disposition disposition(Action action) {
        return switch (action) {
            case Action.Pass _ -> Disposition.PASSED;
            case Action.Drop _ -> Disposition.DROPPED;
            case Action.Blank _ -> Disposition.BLANKED;
            case Action.Constant _ -> Disposition.CONSTANT;
            case Action.Mask _, Action.Generalise _ -> Disposition.BANDED;
            case Action.Token _ -> Disposition.TOKEN_NONE;
        };
    }
}
