package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.carrel.config.Label;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.ledger.Book;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.message.EditTable;
import org.carrel.gateway.message.EditTable.Ruling;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.privacy.EgressGuard.Secrets;
import org.carrel.gateway.token.Tokens;
import org.carrel.sip2.Sip2Field;

/**
 * What becomes of each element that travels between one door and one upstream. Immutable.
 *
 * @param upstream for whom it is
 * @param outward the way of questions
 * @param homeward the way of answers
 * @param customs what is put right between the two
 * @param confirming whether an answer about a patron goes home only where it confirms card and PIN,
 *     so that nobody can find out which cards there are
 */
public record ActionTable(
        Label upstream, Leg outward, Leg homeward, Customs customs, boolean confirming) {
    private static final ElementName PATRON = ElementName.of(Sip2Field.PATRON_IDENTIFIER);
    private static final ElementName ITEM = ElementName.of(Sip2Field.ITEM_IDENTIFIER);
    private static final ElementName INSTITUTION = ElementName.of(Sip2Field.INSTITUTION_ID);
    private static final int LONGEST_TOKEN = 64;

    /**
     * The table for a door and an upstream.
     *
     * @param means what the gateway puts instead of what was said
     * @param names how this upstream knows patrons
     */
    public static ActionTable of(Books books, Sides sides, Means means, Names names) {
        Policy policy = sides.stricter();
        return new ActionTable(
                books.upstream(),
                new Leg(
                        EditTable.of(
                                policy,
                                (name, action) -> outward(name, action, means, names),
                                books.outward()),
                        Secrets.of(sides.upstream())),
                new Leg(
                        EditTable.of(
                                policy,
                                (name, action) -> homeward(name, action, means, names),
                                books.homeward()),
                        Secrets.of(sides.door())),
                means.customs(),
                false);
    }

    /**
     * The table for a vendor's door, at which the vendor asks about patrons: a token of its own
     * goes out as the card that it stands for, and cards come home as its tokens. What is no token
     * of its own goes out as it is; a made-up one, or another vendor's, names nobody there.
     *
     * @param means what the gateway puts instead of what was said
     * @param vendor who asks
     */
    public static ActionTable asking(Books books, Sides sides, Means means, Vendor vendor) {
        Policy policy = sides.stricter();
        Policy told = Policy.strictest(policy, vendor.policy());
        return new ActionTable(
                books.upstream(),
                new Leg(
                        EditTable.of(
                                policy,
                                (name, action) -> resolved(name, action, means, vendor),
                                books.outward()),
                        Secrets.of(sides.upstream())),
                new Leg(
                        EditTable.of(
                                told,
                                (name, action) -> told(name, action, means, vendor.names()),
                                books.homeward()),
                        Secrets.of(sides.door())),
                means.customs(),
                true);
    }

    /**
     * One way of the two.
     *
     * @param secrets what must not be in a message at its end, whatever the edits are
     */
    record Leg(EditTable edits, Secrets secrets) {}

    /**
     * What each side may learn.
     *
     * @param door the terminals' profile, with a policy of the door's own where there is one
     * @param upstream its policy
     */
    public record Sides(Policy door, Policy upstream) {
        /** The stricter of both. */
        public Policy stricter() {
            return Policy.strictest(door, upstream);
        }
    }

    /**
     * Where what goes between a door and an upstream is counted.
     *
     * @param outward on what the upstream is told
     * @param homeward on what the terminals are told
     */
    public record Books(Label upstream, Book outward, Book homeward) {}

    /**
     * What stands instead of what was said.
     *
     * @param institution what becomes of AO on its way out, whatever the terminal says
     * @param customs what is put right that passes otherwise
     */
    public record Means(Edit institution, Substitutes substitutes, Customs customs) {
        /** What goes home between a door and the gateway itself. */
        public static Means ofOurOwn(Edit institution, Substitutes substitutes) {
            return new Means(institution, substitutes, Customs.NONE);
        }
    }

    /**
     * How somebody knows patrons.
     *
     * @param kind as what tokens are counted
     */
    public record Names(Tokens tokens, Disposition kind) {}

    /**
     * A vendor that asks about patrons.
     *
     * @param policy what it may learn
     * @param stranger told of each number that is no token of its own; it may be another vendor's
     */
    public record Vendor(Policy policy, Names names, Consumer<ByteBuf> stranger) {}

    private static Ruling outward(ElementName name, Action action, Means means, Names names) {
        return name.equals(INSTITUTION) && action instanceof Action.Pass
                ? new Ruling(means.institution(), Disposition.CONSTANT)
                : means.customs().outward(name, outward(action, means, names));
    }

    private static Ruling outward(Action action, Means means, Names names) {
        return action instanceof Action.Token
                ? new Ruling(
                        new Edit.Made(
                                LONGEST_TOKEN,
                                (element, _, to) -> replace(names.tokens(), element, to)),
                        names.kind())
                : means.substitutes().ruling(action);
    }

    private static Ruling homeward(ElementName name, Action action, Means means, Names names) {
        Ruling ruling =
                action instanceof Action.Token
                        ? made((element, to) -> restore(names.tokens(), element, to))
                        : means.customs().homeward(name, means.substitutes().ruling(action));
        return isEchoed(name, action) ? echoed(ruling) : ruling;
    }

    private static Ruling resolved(ElementName name, Action action, Means means, Vendor vendor) {
        return name.equals(PATRON) && passes(action)
                ? made((element, to) -> resolve(vendor, element, to))
                : outward(name, action, means, vendor.names());
    }

    private static Ruling told(ElementName name, Action action, Means means, Names names) {
        Ruling ruling = means.customs().homeward(name, outward(action, means, names));
        return name.equals(INSTITUTION) && passes(action) ? echoed(ruling) : ruling;
    }

    private static Ruling made(BiConsumer<Element, ByteBuf> maker) {
        return new Ruling(
                new Edit.Made(LONGEST_TOKEN, (element, _, to) -> maker.accept(element, to)),
                Disposition.PASSED);
    }

    private static Ruling echoed(Ruling otherwise) {
        return new Ruling(new Edit.Echo(otherwise.edit()), otherwise.fate());
    }

    private static boolean isEchoed(ElementName name, Action action) {
        return passes(action)
                && (name.equals(PATRON) || name.equals(INSTITUTION) || name.equals(ITEM));
    }

    private static boolean passes(Action action) {
        return action instanceof Action.Pass || action instanceof Action.Token;
    }

    private static void replace(Tokens tokens, Element element, ByteBuf to) {
        if (!element.isBlank()) {
            tokens.token(element.trimmed(), to);
        }
    }

    private static void resolve(Vendor vendor, Element element, ByteBuf to) {
        int before = to.writerIndex();
        if (!vendor.names().tokens().card(element.trimmed(), to)) {
            element.copyTo(to.writerIndex(before));
            vendor.stranger().accept(element.trimmed());
        }
    }

    /**
     * A token in an answer to a question that named nobody, turned back; what is no token of this
     * vendor's stays empty.
     */
    private static void restore(Tokens tokens, Element element, ByteBuf to) {
        int before = to.writerIndex();
        if (!tokens.card(element.trimmed(), to)) {
            to.writerIndex(before);
        }
    }
}
