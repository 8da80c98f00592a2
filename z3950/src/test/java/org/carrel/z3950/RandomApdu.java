package org.carrel.z3950;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.SplittableRandom;
import org.carrel.z3950.ber.Oid;

/**
 * Makes valid APDUs of every type from the table of parts, so that what the table says is what is
 * tried. Strings hold no NUL, for libyaz keeps them as C does.
 */
final class RandomApdu {
    private static final int DEEPEST = 14;

    /** What a part is said to need before it is written, which must not show in what is. */
    private static final int WILDEST_GUESS = 100_000;

    /** Numbers above this in an identifier make libyaz 5.34 write beyond its own buffer. */
    private static final int LARGEST_ARC = 1 << 14;

    private static final List<ApduType> TYPES = List.of(ApduType.values());
    private static final List<RecordSyntax> OF_OCTETS =
            List.of(RecordSyntax.USMARC, RecordSyntax.UNIMARC, RecordSyntax.XML);
    private static final List<Carried> CARRIED =
            List.of(
                    new Carried(RecordSyntax.OPAC.oid(), PartType.OPAC_RECORD),
                    new Carried(RecordSyntax.SUTRS.oid(), PartType.TEXT),
                    new Carried(RecordSyntax.EXTENDED.oid(), PartType.TASK_PACKAGE),
                    new Carried(Oids.DIAG_1, PartType.DIAGNOSTIC_FORMAT),
                    new Carried(ExtendedService.ITEM_ORDER.oid(), PartType.ITEM_ORDER),
                    new Carried(InformationKind.FACETS.oid(), PartType.FACETS),
                    new Carried(InformationKind.SEARCH_RESULT.oid(), PartType.SEARCH_REPORT),
                    new Carried(InformationKind.CHARSET_3.oid(), PartType.CHARSET_NEGOTIATION),
                    new Carried(InformationKind.USER_INFORMATION.oid(), PartType.OTHER_INFORMATION),
                    new Carried(Oid.of("1.2.3.4"), PartType.SORT_KEYS));

    private final SplittableRandom random;
    private final ApduWriter writer;
    private final ApduType type;
    private int budget;

    private record Carried(Oid oid, PartType type) {}

    private RandomApdu(ByteBufAllocator memory, SplittableRandom random) {
        this.random = random;
        this.type = TYPES.get(random.nextInt(TYPES.size()));
        this.writer = new ApduWriter(memory, type, random.nextInt(WILDEST_GUESS));
        this.budget = random.nextInt(10, 400);
    }

    /** One APDU; the caller closes it. */
    static Apdu next(ByteBufAllocator memory, SplittableRandom random) {
        RandomApdu apdu = new RandomApdu(memory, random);
        try (ApduWriter writer = apdu.writer) {
            apdu.fill(apdu.type.body(), 0);
            return writer.finish();
        }
    }

    private void fill(PartType holder, int depth) {
        switch (holder.form()) {
            case SEQUENCE -> {
                for (ApduPart part : ApduPart.of(holder)) {
                    if (part.isRequired() || isWanted(part, depth)) {
                        add(part, depth);
                    }
                }
            }
            case LIST -> {
                int items = depth > DEEPEST || budget < 0 ? 0 : random.nextInt(4);
                for (int item = 0; item < items; item++) {
                    add(ApduPart.of(holder).getFirst(), depth);
                }
            }
            default -> add(alternative(holder, depth), depth);
        }
    }

    private boolean isWanted(ApduPart part, int depth) {
        return part.type() != PartType.OPAQUE
                && depth < DEEPEST
                && budget > 0
                && random.nextInt(3) > 0;
    }

    private ApduPart alternative(PartType choice, int depth) {
        List<ApduPart> possible =
                ApduPart.of(choice).stream()
                        .filter(part -> part.type() != PartType.OPAQUE)
                        .filter(part -> part != ApduPart.DIAGNOSTIC_EXTERNALLY_DEFINED)
                        .toList();
        boolean small = depth > DEEPEST || budget < 0;
        return small ? possible.getFirst() : possible.get(random.nextInt(possible.size()));
    }

    private void add(ApduPart part, int depth) {
        budget--;
        switch (part.type().form()) {
            case INTEGER -> writer.integer(part, random.nextLong() >> random.nextInt(64));
            case BOOLEAN -> writer.bool(part, random.nextBoolean());
            case NULL -> writer.nothing(part);
            case OID -> writer.oid(part, oid());
            case BITS -> writer.bits(part, random.nextLong(), random.nextInt(1, 65));
            case STRING -> writer.octets(part, Unpooled.wrappedBuffer(octets()));
            default -> {
                writer.begin(part, random.nextInt(WILDEST_GUESS));
                if (part.type() == PartType.EXTERNAL) {
                    fillExternal(depth + 1);
                } else {
                    fill(part.type(), depth + 1);
                }
                writer.end();
            }
        }
    }

    private void fillExternal(int depth) {
        if (depth > DEEPEST - 4 || random.nextInt(2) == 0) {
            RecordSyntax syntax = OF_OCTETS.get(random.nextInt(OF_OCTETS.size()));
            writer.oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, syntax.oid())
                    .begin(ApduPart.EXTERNAL_ENCODING)
                    .octets(ApduPart.ENCODING_OCTETS, Unpooled.wrappedBuffer(octets()))
                    .end();
            return;
        }
        Carried carried = CARRIED.get(random.nextInt(CARRIED.size()));
        writer.oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, carried.oid())
                .begin(ApduPart.EXTERNAL_ENCODING);
        if (carried.type().isPrimitive()) {
            writer.singleText("a text record");
        } else {
            writer.beginSingle(carried.type());
            fill(carried.type(), depth + 1);
            writer.end();
        }
        writer.end();
    }

    private Oid oid() {
        StringBuilder dotted = new StringBuilder(Oids.Z3950);
        for (int at = random.nextInt(1, 5); at > 0; at--) {
            dotted.append('.').append(random.nextInt(LARGEST_ARC));
        }
        return Oid.of(dotted.toString());
    }

    private byte[] octets() {
        byte[] octets =
                new byte[random.nextInt(10) == 0 ? random.nextInt(600) : random.nextInt(12)];
        random.nextBytes(octets);
        for (int at = 0; at < octets.length; at++) {
            octets[at] = octets[at] == 0 ? 1 : octets[at];
        }
        return octets;
    }
}
