package org.carrel.gateway.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.carrel.sip2.Sip2MessageType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the words on the command line of {@code carrel load} are read. */
final class LoadWords {
    private LoadWords() {}

    /** {@code HOST:PORT}; an IPv6 address stands in brackets. */
    static final class Target implements ITypeConverter<InetSocketAddress> {
        private static final Pattern FORM =
                Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^:\\[\\]]+):(\\d{1,5})");

        @Override
        public InetSocketAddress convert(String word) {
            Matcher parts = FORM.matcher(word);
            if (!parts.matches() || Integer.parseInt(parts.group(2)) > 0xFFFF) {
                throw new TypeConversionException("a target is HOST:PORT");
            }
            return new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
        }
    }

    /** A number with {@code ms}, {@code s} or {@code m}. */
    static final class Time implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m)");

        @Override
        public Duration convert(String word) {
            Matcher parts = FORM.matcher(word);
            if (!parts.matches()) {
                throw new TypeConversionException("a time is a number with ms, s or m");
            }
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
        }
    }

    /** What {@code --protocol} can say. */
    enum Protocol {
        SIP2,
        Z3950
    }

    /** {@code sip2} or {@code z3950}. */
    static final class Language implements ITypeConverter<Protocol> {
        @Override
        public Protocol convert(String word) {
            return Arrays.stream(Protocol.values())
                    .filter(each -> each.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("a protocol is sip2 or z3950"));
        }
    }

    /** The two digits of a request. */
    static final class Message implements ITypeConverter<Sip2MessageType> {
        @Override
        public Sip2MessageType convert(String word) {
            return RequestShape.KNOWN.stream()
                    .filter(type -> type.code().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "a message is one of " + RequestShape.codes()));
        }
    }

    /** {@code cr}, {@code crlf} or {@code lf}. */
    static final class End implements ITypeConverter<Terminator> {
        @Override
        public Terminator convert(String word) {
            return Arrays.stream(Terminator.values())
                    .filter(each -> each.text().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("an end is cr, crlf or lf"));
        }
    }

    /** The name of a charset. */
    static final class Characters implements ITypeConverter<Sip2Charset> {
        @Override
        public Sip2Charset convert(String word) {
            return Sip2Charset.named(word.toLowerCase(Locale.ROOT))
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "a charset is utf-8, cp850, iso-8859-1 or ascii"));
        }
    }
}
