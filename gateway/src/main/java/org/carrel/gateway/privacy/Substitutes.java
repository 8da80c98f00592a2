package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.carrel.config.CardNumbers;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Classification;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.Equivalence;
import org.carrel.config.policy.Generalisation;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.message.EditTable.Ruling;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Elements;
import org.carrel.gateway.phrases.Phrases;

/**
 * What stands instead of a value where that takes more than the value itself: today's date, the
 * rest of the message, the library's phrases, the day's key. All else is the {@link Redactor}'s.
 * Any thread.
 */
public final class Substitutes {
    private static final int LONGEST_POSTCODE = 4;

    private final InstantSource clock;
    private final ZoneId zone;
    private final FreeText freeText;
    private final DailyAlias alias;
    private final CardShape cards;

    /**
     * @param clock tells what day it is
     * @param zone where the library stands
     * @param cards what its own card numbers look like
     */
    public Substitutes(
            InstantSource clock, ZoneId zone, Phrases phrases, Optional<CardNumbers> cards) {
        this(clock, zone, new DailyAlias(clock, zone), phrases, cards);
    }

    private Substitutes(
            InstantSource clock,
            ZoneId zone,
            DailyAlias alias,
            Phrases phrases,
            Optional<CardNumbers> cards) {
        this.clock = clock;
        this.zone = zone;
        this.freeText = new FreeText(phrases);
        this.alias = alias;
        this.cards = new CardShape(cards);
    }

    /** The same under another configuration: today's aliases stay what they are. */
    public Substitutes under(Phrases phrases, Optional<CardNumbers> cards) {
        return new Substitutes(clock, zone, alias, phrases, cards);
    }

    /** The edit for an element, and how it is counted; a token is not our business. */
    Ruling ruling(Action action) {
        return switch (action) {
            case Action.Phrase _ ->
                    new Ruling(
                            new Edit.Made(
                                    freeText.longest(),
                                    (element, exchange, out) ->
                                            freeText.write(
                                                    exchange.question(),
                                                    exchange.message(),
                                                    element,
                                                    out)),
                            Disposition.PHRASE);
            case Action.Alias _ ->
                    new Ruling(
                            new Edit.Made(
                                    DailyAlias.LENGTH, (element, _, out) -> alias(element, out)),
                            Disposition.ALIAS);
            case Action.Equivalent(var to) ->
                    new Ruling(
                            new Edit.Made(
                                    longest(to),
                                    (element, exchange, out) ->
                                            write(to, exchange.message(), element, out)),
                            Disposition.BANDED);
            case Action.Generalise(var to) when to == Generalisation.UNLESS_CARD ->
                    new Ruling(
                            new Edit.Made(0, (element, _, out) -> unlessCard(element, out)),
                            Disposition.BANDED);
            default -> Redactor.ruling(action);
        };
    }

    private void unlessCard(Element element, ByteBuf out) {
        if (!cards.looksLikeCard(element)) {
            element.copyTo(out);
        }
    }

    private void write(Equivalence to, Elements whole, Element in, ByteBuf out) {
        switch (to) {
            case Equivalence.AgeBand bands -> AgeBands.write(bands, today(), in, out);
            case Equivalence.OverUnder rule -> FeeBands.write(rule, whole, in, out);
            case Equivalence.Postcode rule -> Postcodes.write(rule, in, out);
            case Equivalence.ClassMap map -> ClassMaps.write(map, in, out);
        }
    }

    private static int longest(Equivalence to) {
        return switch (to) {
            case Equivalence.AgeBand _ -> AgeBands.LONGEST;
            case Equivalence.OverUnder _ -> FeeBands.LONGEST;
            case Equivalence.Postcode _ -> LONGEST_POSTCODE;
            case Equivalence.ClassMap map -> ClassMaps.longest(map);
        };
    }

    /** In a field that is about places, only what looks like a card is about a person. */
    private void alias(Element in, ByteBuf out) {
        boolean place = Classification.of(in.name()) == DataClass.LOCATION;
        if (place && !cards.looksLikeCard(in)) {
            in.copyTo(out);
        } else {
            alias.write(in.trimmed(), out);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
