package org.carrel.z3950.zoom;

import io.netty.buffer.ByteBufAllocator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.DiagnosticRecord;
import org.carrel.z3950.Diagnostics;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.MalformedApdu;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.zoom.ZoomFailed.Kind;

/**
 * Questions and their answers over one association, one after the other: each answer is checked to
 * be of the right kind and to repeat its question's reference id. One thread.
 */
final class Dialogue implements AutoCloseable {
    private final ApduSocket socket;
    private final Requests requests;
    private final Set<InitOption> granted;
    private long asked;

    /**
     * Presents itself over a socket, which it closes from now on.
     *
     * @throws ZoomFailed if it is turned away
     */
    Dialogue(ApduSocket socket, ConnectionOptions options, ByteBufAllocator allocator) {
        this.socket = socket;
        this.requests = new Requests(options, allocator);
        try (Apdu welcome = ask(requests::init)) {
            if (!welcome.bool(ApduPart.INIT_RESPONSE_RESULT)) {
                throw turnedAway(welcome);
            }
            BerElement offered = welcome.part(ApduPart.INIT_RESPONSE_OPTIONS);
            this.granted =
                    offered == null
                            ? EnumSet.noneOf(InitOption.class)
                            : InitOption.of(offered.bits());
        } catch (MalformedBer | MalformedApdu malformed) {
            socket.close();
            throw new ZoomFailed(Kind.MALFORMED);
        } catch (ZoomFailed failed) {
            socket.close();
            throw failed;
        }
    }

    Requests requests() {
        return requests;
    }

    /** What the other side said that it can do. */
    Set<InitOption> granted() {
        return granted;
    }

    /**
     * Refuses what the other side did not offer.
     *
     * @throws ZoomFailed if it did not
     */
    void require(InitOption option) {
        if (!granted.contains(option)) {
            throw new ZoomFailed(Kind.NOT_OFFERED);
        }
    }

    /**
     * Asks a question, given the reference id to be used, and waits; the caller closes the answer.
     *
     * @throws ZoomFailed if there is none, or it is no answer to this question
     */
    Apdu ask(LongFunction<Apdu> question) {
        long reference = ++asked;
        Apdu apdu = question.apply(reference);
        Optional<ApduType> expected = apdu.type().answer();
        socket.send(apdu);
        Apdu answer = socket.receive();
        boolean own = expected.equals(Optional.of(answer.type()));
        if (own && Reference.isOn(answer, reference)) {
            return answer;
        }
        boolean goodbye = answer.type() == ApduType.CLOSE;
        answer.close();
        throw new ZoomFailed(goodbye ? Kind.CLOSED : Kind.WRONG_ANSWER);
    }

    /** The failure that these diagnostics say; without any it is the other side's secret. */
    static ZoomFailed declined(List<DiagnosticRecord> diagnostics) {
        return diagnostics.isEmpty()
                ? new ZoomFailed(Kind.DECLINED)
                : new ZoomFailed(Kind.DECLINED, diagnostics.getFirst().code());
    }

    /** Says goodbye and hangs up, without waiting for the other side's goodbye. */
    @Override
    public void close() {
        try (socket) {
            socket.send(requests.close());
        } catch (ZoomFailed gone) {
            // the other side hung up first
            return;
        }
    }

    private static ZoomFailed turnedAway(Apdu welcome) {
        return Diagnostics.refusal(welcome)
                .map(why -> new ZoomFailed(Kind.TURNED_AWAY, why.code()))
                .orElseGet(() -> new ZoomFailed(Kind.TURNED_AWAY));
    }
}
