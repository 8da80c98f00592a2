package org.carrel.admin.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** All texts of one language, and its way to write numbers and times. Any thread. */
public final class Words {
    private static final Map<Tongue, Words> ALL = new EnumMap<>(Tongue.class);

    static {
        for (Tongue tongue : Tongue.values()) {
            ALL.put(tongue, new Words(tongue));
        }
    }

    private final Tongue tongue;
    private final Properties texts = new Properties();
    private final ZoneId zone = ZoneId.systemDefault();

    private Words(Tongue tongue) {
        this.tongue = tongue;
        String bundle = tongue.code() + ".properties";
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(Words.class.getResourceAsStream(bundle), bundle),
                        StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The texts of this language. */
    public static Words in(Tongue tongue) {
        return Objects.requireNonNull(ALL.get(tongue));
    }

    /** The language. */
    public Tongue tongue() {
        return tongue;
    }

    /**
     * A text, with its blanks filled in.
     *
     * @throws IllegalArgumentException where there is none of this name
     */
    public String say(String name, Object... blanks) {
        String text = texts.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("no text is called " + name);
        }
        return blanks.length == 0 ? text : new MessageFormat(text, tongue.locale()).format(blanks);
    }

    /** The text of one constant of an enum, for example {@code alarm.foreign-token}. */
    public String say(String group, Enum<?> constant) {
        return say(group + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The text of this name, if there is one. */
    public Optional<String> maybe(String name) {
        return Optional.ofNullable(texts.getProperty(name));
    }

    /** A whole number. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(tongue.locale()).format(number);
    }

    /** A length of time in milliseconds, as precise as somebody cares to know. */
    public String millis(double millis) {
        NumberFormat format = NumberFormat.getNumberInstance(tongue.locale());
        format.setMaximumFractionDigits(millis < 10 ? 1 : 0);
        return format.format(millis);
    }

    /** A share as a percentage. */
    public String share(long part, long whole) {
        NumberFormat format = NumberFormat.getPercentInstance(tongue.locale());
        return format.format(whole == 0 ? 1 : (double) part / whole);
    }

    /** A day. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(tongue.locale())
                .format(day);
    }

    /** A moment, in the gateway's own zone. */
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(tongue.locale())
                .withZone(zone)
                .format(moment);
    }

    /** An hour of a day. */
    public String hour(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm", tongue.locale()).withZone(zone).format(moment);
    }

    /** How long ago something was. */
    public String ago(Instant then) {
        long seconds = Math.max(0, Duration.between(then, Instant.now()).toSeconds());
        if (seconds < 10) {
            return say("time.now");
        }
        if (seconds < 60) {
            return say("time.seconds", seconds);
        }
        return seconds < 3600
                ? say("time.minutes", seconds / 60)
                : seconds < 86_400
                        ? say("time.hours", seconds / 3600)
                        : say("time.days", seconds / 86_400);
    }

    /** The names of all texts. */
    Set<String> names() {
        return texts.stringPropertyNames();
    }
}
