package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.config.policy.ElementName;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.MalformedSip2;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Reader;
import org.carrel.sip2.Sip2Writer;

/**
 * A message that somebody typed in to see what would become of it. The only place where what stands
 * in a message becomes text, for what stands there was made up; a message from a wire must never
 * come here. One thread.
 */
public final class Sample {
    private static final Pattern SIGNATURE = Pattern.compile("(AY[0-9])?AZ[0-9A-Fa-f]{4}$");

    private Sample() {}

    /**
     * One element and what stands in it.
     *
     * @param message the kind of message in which it stands
     */
    public record Part(Sip2MessageType message, ElementName element, String text) {}

    /**
     * The message of a typed-in line; AY and AZ may stand there and are not looked at. Empty where
     * it is no SIP2 message.
     */
    public static Optional<Message> of(String typed, ByteBufAllocator allocator) {
        ByteBuf kept = allocator.directBuffer();
        try {
            kept.writeCharSequence(
                    SIGNATURE.matcher(typed.strip()).replaceFirst(""), StandardCharsets.UTF_8);
            return Optional.of(new Sip2Envelope(Sip2Reader.revived(kept, allocator), allocator));
        } catch (MalformedSip2 | IndexOutOfBoundsException broken) {
            return Optional.empty();
        } finally {
            kept.setZero(0, kept.capacity()).release();
        }
    }

    /** The same as a line that could be typed in. */
    public static String line(Message message) {
        StringBuilder line = new StringBuilder();
        Sip2Message frame = frame(message);
        line.append(frame.type().code());
        for (Part part : parts(message)) {
            switch (part.element()) {
                case ElementName.Column _ -> line.append(part.text());
                case ElementName.Standard standard ->
                        line.append(standard.field().code()).append(part.text()).append('|');
                case ElementName.Vendor vendor ->
                        line.append(vendor.code()).append(part.text()).append('|');
            }
        }
        return line.toString();
    }

    /** Every element, in its order. */
    public static List<Part> parts(Message message) {
        Sip2Message frame = frame(message);
        Sip2MessageType type = frame.type();
        List<Part> parts = new ArrayList<>();
        for (FixedField column : type.columns()) {
            parts.add(new Part(type, ElementName.of(column), text(frame.column(column).bytes())));
        }
        for (int position = 0; position < frame.fields(); position++) {
            ElementName element = ElementName.ofId(frame.id(position));
            parts.add(new Part(type, element, text(frame.value(position).bytes())));
        }
        return List.copyOf(parts);
    }

    /**
     * An answer to this question from a system that tells everything: a made-up reader and a
     * made-up item in every field of the standard, and the question's own card and item.
     */
    public static Message answer(Message question, ByteBufAllocator allocator) {
        Sip2Message asked = frame(question);
        Sip2MessageType type = asked.type().answer();
        if (type == null) {
            throw new IllegalArgumentException(asked.type().code() + " has no answer");
        }
        try (Sip2Writer writer = new Sip2Writer(allocator, type)) {
            for (FixedField column : type.columns()) {
                writer.column(column, MadeUp.of(column));
            }
            for (Sip2Field field : Sip2Field.values()) {
                Optional<String> made = MadeUp.of(field);
                if (asked.first(field).isPresent() && MadeUp.isEchoed(field)) {
                    writer.field(field, asked.first(field).orElseThrow());
                } else if (made.isPresent()) {
                    writer.field(field, made.get());
                }
            }
            return new Sip2Envelope(writer.message(Sip2Message.NO_SEQUENCE), allocator);
        }
    }

    private static Sip2Message frame(Message message) {
        if (message instanceof Sip2Envelope envelope) {
            return envelope.frame();
        }
        throw new IllegalArgumentException("only SIP2 can be typed in");
    }

    private static String text(ByteBuf bytes) {
        return StandardCharsets.UTF_8.decode(bytes.nioBuffer()).toString();
    }
}
