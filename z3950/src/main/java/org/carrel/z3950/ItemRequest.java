package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.carrel.z3950.MalformedApdu.Fault;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * What an item order asks a lending library for, in one of the three forms that occur, recognised
 * but not interpreted (z3950.md §4.9). Windows on the frame.
 *
 * @param form which of the forms it has
 * @param request the request with the parts of {@link PartType#ILL_REQUEST}; null where it is XML
 *     or unknown
 * @param xml the bytes of the XML; null in the other forms
 */
public record ItemRequest(Form form, @Nullable BerElement request, @Nullable ByteBuf xml) {

    /** The forms of the body of an item order. */
    public enum Form {
        /** An APDU of the interlibrary loan protocol. */
        ILL_APDU,
        /** Its bare contents, under the same identifier. */
        ITEM_REQUEST,
        /** The same as XML text. */
        XML,
        UNKNOWN
    }

    /** The body of an extended services request that orders an item, if it has one. */
    public static Optional<ItemRequest> of(Apdu extendedServices) {
        BerElement parameters =
                extendedServices.part(ApduPart.EXTENDED_SERVICES_TASK_SPECIFIC_PARAMETERS);
        BerElement order = parameters == null ? null : order(new External(parameters));
        BerElement request =
                order == null || !ApduPart.ITEM_ORDER_REQUEST.begins(order.tag())
                        ? null
                        : ApduPart.ITEM_ORDER_REQUEST_NOT_TO_KEEP.in(order);
        BerElement body =
                request == null ? null : ApduPart.PART_NOT_TO_KEEP_ITEM_REQUEST.in(request);
        return body == null ? Optional.empty() : Optional.of(of(new External(body)));
    }

    /** The body that an EXTERNAL carries. */
    public static ItemRequest of(External external) {
        if (external.syntax()
                .filter(syntax -> syntax.body() == RecordSyntax.Body.XML)
                .isPresent()) {
            return new ItemRequest(Form.XML, null, external.octets());
        }
        BerElement single = external.is(Oids.ISO_ILL) ? external.single() : null;
        ApduPart kind =
                single == null ? null : ApduPart.of(PartType.ITEM_REQUEST_BODY, single.tag());
        if (single == null || kind == null) {
            return new ItemRequest(Form.UNKNOWN, null, null);
        }
        BerElement request = kind.unwrapped(single);
        if (!request.is(PartType.ILL_REQUEST.tag())) {
            throw new MalformedApdu(Fault.WRONG_PART, request.offset());
        }
        boolean bare = kind == ApduPart.ITEM_REQUEST_BODY_ITEM_REQUEST;
        return new ItemRequest(bare ? Form.ITEM_REQUEST : Form.ILL_APDU, request, null);
    }

    @Override
    public String toString() {
        return form.toString();
    }

    private static @Nullable BerElement order(External parameters) {
        return parameters.is(ExtendedService.ITEM_ORDER.oid())
                ? parameters.single(PartType.ITEM_ORDER)
                : null;
    }
}
