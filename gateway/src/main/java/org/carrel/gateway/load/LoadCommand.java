package org.carrel.gateway.load;

import java.io.Console;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.carrel.gateway.load.LoadPlan.Pace;
import org.carrel.gateway.load.LoadPlan.Talk;
import org.carrel.gateway.load.LoadPlan.Times;
import org.carrel.gateway.load.LoadWords.Protocol;
import org.carrel.sip2.Sip2MessageType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code carrel load}: reads the options, carries out the plan, prints the result. Exit codes: 0
 * clean, 1 not clean or not carried out, 2 wrong usage.
 */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = {
            "Plays many SIP2 terminals or catalogue clients at once and checks that every answer"
                    + " belongs to its request.",
            "",
            "SIP2: every request has a card, an item and a number of its own, all made up; the answer"
                    + " must carry them and a right checksum. Z39.50: every search is for a number of"
                    + " its own, and as many records must be found as it says, which is what YAZ's"
                    + " test server does; every answer must repeat its reference id. One request at"
                    + " a time is under way on each connection."
        },
        footer = {
            "",
            "The last line of the output is for programs: key=value, times in microseconds.",
            "Exit code: 0 clean, 1 not clean or not carried out, 2 wrong usage.",
            "",
            "What this SIP2 port can do, with 50 terminals for 10 seconds:",
            "  carrel load --target 127.0.0.1:6001 --connections 50 --duration 10s",
            "How long people wait at 200 requests a second:",
            "  carrel load --target 127.0.0.1:6001 --connections 50 --rate 200",
            "A catalogue door with yaz-ztest behind it, and ten records after every search:",
            "  carrel load --protocol z3950 --target 127.0.0.1:2100 --database books --present"
        })
public final class LoadCommand implements Callable<Integer> {
    private static final int CLEAN = 0;
    private static final int NOT_CLEAN = 1;

    private static final List<String> SIP2_ONLY =
            List.of(
                    "--mix",
                    "--no-error-detection",
                    "--terminator",
                    "--charset",
                    "--institution",
                    "--location");
    private static final List<String> Z3950_ONLY = List.of("--database", "--present", "--records");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--target",
            required = true,
            paramLabel = "HOST:PORT",
            converter = LoadWords.Target.class,
            description = "the port to put under load; [::1]:6001 for IPv6")
    private Optional<InetSocketAddress> target = Optional.empty();

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            converter = LoadWords.Language.class,
            description = "what is spoken there: sip2 or z3950 (default: sip2)")
    private Protocol protocol = Protocol.SIP2;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many clients are connected (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = LoadWords.Time.class,
            description = "how long to count, such as 500ms, 10s, 2m (default: ${DEFAULT-VALUE})")
    private Duration duration = Times.USUAL.duration();

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = LoadWords.Time.class,
            description = "requests before counting begins (default: ${DEFAULT-VALUE})")
    private Duration warmUp = Times.USUAL.warmUp();

    @Option(
            names = "--mix",
            paramLabel = "CODE",
            split = ",",
            converter = LoadWords.Message.class,
            description = {
                "SIP2: the messages that each terminal sends in turn, such as 63,63,11,09; out of"
                        + " 09,11,15,17,23,29,35,37,63,99 (default: 63,17,23,11,09)"
            })
    private List<Sip2MessageType> mix = RequestShape.COMMON;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = {
                "requests a second, sent by the clock and timed from when each was due; without it,"
                        + " each client asks again as soon as it has its answer"
            })
    private Optional<Double> rate = Optional.empty();

    @Option(
            names = "--idle",
            description = "only open the connections, log in and hold them for --duration")
    private boolean idle;

    @Option(
            names = "--i-may-load-this-host",
            description = "needed for any target that is not on this machine")
    private boolean foreignHost;

    @Mixin private final SpeechOptions speech = new SpeechOptions();

    @Mixin private final SearchOptions search = new SearchOptions();

    @Override
    public Integer call() {
        LoadPlan plan = plan();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            LoadResult result = Load.run(plan, progress(err));
            out.println(result.text());
            out.flush();
            return result.clean() ? CLEAN : NOT_CLEAN;
        } catch (LoadFailed failed) {
            err.println("carrel load: " + failed.getMessage());
            return NOT_CLEAN;
        }
    }

    private LoadPlan plan() {
        try {
            return LoadPlan.of(target.orElseThrow())
                    .withConnections(connections)
                    .withPace(pace())
                    .withTimes(new Times(warmUp, duration))
                    .withTalk(talk())
                    .withForeignHost(foreignHost);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private Talk talk() {
        boolean searches = protocol == Protocol.Z3950;
        for (String option : searches ? SIP2_ONLY : Z3950_ONLY) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new IllegalArgumentException(
                        option + " goes with --protocol " + (searches ? "sip2" : "z3950"));
            }
        }
        return searches ? search.searches(speech.login()) : new Talk.Messages(mix, speech.speech());
    }

    private Pace pace() {
        if (idle && rate.isPresent()) {
            throw new IllegalArgumentException("--idle asks nothing, so it has no --rate");
        }
        return idle
                ? new Pace.Idle()
                : rate.<Pace>map(Pace.Rate::new).orElseGet(Pace.AsFastAsAnswered::new);
    }

    /** A line a second for a person who watches; nothing for a script. */
    private static Consumer<String> progress(PrintWriter err) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                ? line -> {
                    err.println(line);
                    err.flush();
                }
                : _ -> {};
    }
}
