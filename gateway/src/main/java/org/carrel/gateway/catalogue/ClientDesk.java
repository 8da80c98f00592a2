package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.Label;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.scrub.SafeFinding;
import org.carrel.gateway.target.Lease;
import org.carrel.gateway.target.Target;
import org.carrel.gateway.watch.EnquiryKind;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.Malformation;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.MalformedApdu;
import org.carrel.z3950.sru.SruExplanation;
import org.jspecify.annotations.Nullable;

/**
 * What serves every client of one door, whatever it speaks: who may come, what may be searched,
 * where it lies, and the journey there. Any thread.
 */
final class ClientDesk {
    private final CatalogueConfig config;
    private final CatalogueRules rules;
    private final Map<Label, Target> targets;
    private final CatalogueJourney journey;
    private final Watchers watchers;
    private final ByteBufAllocator allocator;
    private final Credentials credentials;

    ClientDesk(
            CatalogueConfig config,
            CatalogueRules rules,
            Map<Label, Target> targets,
            Common common) {
        this.config = config;
        this.rules = rules;
        this.targets = Map.copyOf(targets);
        this.journey = common.journey();
        this.watchers = common.watchers();
        this.allocator = common.allocator();
        this.credentials = new Credentials(config.login());
    }

    /** What all doors share. */
    record Common(CatalogueJourney journey, Watchers watchers, ByteBufAllocator allocator) {}

    /** Why a client's Init is refused; null where it is not. */
    @Nullable Diagnostic objection(Apdu init) {
        if (!credentials.accept(init)) {
            watchers.tell(new GatewayEvent.TerminalLogin(config.name(), false));
            return Diagnostic.BAD_USER_OR_PASSWORD;
        }
        boolean allDown =
                config.databases().values().stream().allMatch(name -> target(name).isDown());
        return allDown ? Diagnostic.PROXY_FAILURE : null;
    }

    /** Whether somebody who presents this may ask by the web; tells the watchers where not. */
    boolean accepts(@Nullable ByteBuf user, @Nullable ByteBuf password) {
        boolean accepted = credentials.accept(user, password);
        if (!accepted) {
            watchers.tell(new GatewayEvent.TerminalLogin(config.name(), false));
        }
        return accepted;
    }

    /** What may be asked by the web at this place. */
    SruExplanation explained(Databases.Place place) {
        String database = place.names().getFirst();
        return new SruExplanation(
                config.bind().host(),
                config.bind().port(),
                database,
                database,
                rules.cql(place.target()),
                WebSchema.offered(rules.elements(place.target())).stream()
                        .map(WebSchema::explained)
                        .toList(),
                WebQuestions.MOST_RECORDS);
    }

    /** What the administrator wrote down for this door. */
    CatalogueConfig config() {
        return config;
    }

    CatalogueRules rules() {
        return rules;
    }

    ByteBufAllocator allocator() {
        return allocator;
    }

    Target target(Label name) {
        return Objects.requireNonNull(targets.get(name));
    }

    /** Lets an enquiry travel, and tells the watchers how it ended. */
    void travel(Enquiry enquiry, Lease lease, Consumer<SafeFinding> home) {
        long began = System.nanoTime();
        Label target = enquiry.target();
        EnquiryKind kind = enquiry.kind();
        journey.travel(
                enquiry,
                lease,
                safe -> {
                    watchers.tell(
                            new GatewayEvent.EnquiryEnded(
                                    config.name(),
                                    target,
                                    kind,
                                    safe.outcome(),
                                    System.nanoTime() - began));
                    home.accept(safe);
                });
    }

    /** Notes a question that was refused before it could travel. */
    void refused(Outcome outcome) {
        watchers.tell(new GatewayEvent.EnquiryRefused(config.name(), outcome));
    }

    /** Notes a fault of ours. */
    void fault(Throwable fault) {
        watchers.fault(fault);
    }

    /** Notes bytes that were no APDU. */
    void malformed(MalformedApdu fault) {
        Malformation kind =
                fault.fault() == MalformedApdu.Fault.TOO_LONG
                        ? Malformation.TOO_LONG
                        : Malformation.NOT_Z3950;
        watchers.tell(new GatewayEvent.MalformedInput(config.name(), kind, fault.offset(), true));
    }

    /** Notes what was no web request, or too long for one. */
    void malformedWeb(boolean tooLong) {
        Malformation kind = tooLong ? Malformation.TOO_LONG : Malformation.NOT_Z3950;
        watchers.tell(new GatewayEvent.MalformedInput(config.name(), kind, 0, true));
    }
}
