package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.Finding.Found;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SruDiagnostic;
import org.carrel.z3950.sru.SruExplanation;
import org.carrel.z3950.sru.SruFault;
import org.carrel.z3950.sru.SruOperation;
import org.carrel.z3950.sru.SruRequest;
import org.carrel.z3950.sru.SruResponse;
import org.carrel.z3950.sru.SruVersion;

/**
 * Says to an SRU client what was found, or no. Every answer is written anew: nothing of the request
 * is in it, of the catalogue's answer there are numbers and scrubbed records (z3950.md §5). Each
 * answer is the receiver's to close.
 */
final class WebAnswers {
    private static final int LARGEST = 32 * 1024 * 1024;

    private final ByteBufAllocator allocator;

    WebAnswers(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** The "no" to what could not be read as a request. */
    WipedBuffer refused(SruDiagnostic why) {
        return refused(SruOperation.SEARCH_RETRIEVE, SruVersion.V1_2, why);
    }

    /** The "no" to a request. */
    WipedBuffer refused(SruRequest request, SruDiagnostic why) {
        return refused(request.operation(), request.version(), why);
    }

    /** So many records, of which none is shown, and why not where somebody may wonder. */
    WipedBuffer hits(SruRequest request, long count, List<SruDiagnostic> why) {
        return written(
                to -> SruResponse.search(request.version(), count, false, to).endSearch(0, why));
    }

    /**
     * So many records, with some of them.
     *
     * @param questions how they were asked for
     */
    WipedBuffer hits(
            SruRequest request, long count, Finding.Records found, WebQuestions questions) {
        return written(to -> {
            boolean asString = request.packedAsString();
            SruResponse response = SruResponse.search(request.version(), count, asString, to);
            int position = request.startRecord();
            for (Found each : found.records()) {
                slot(each, position, questions, response);
                position++;
            }
            response.endSearch(position <= count ? position : 0, List.of());
        });
    }

    /** A stretch of an index. */
    WipedBuffer terms(SruRequest request, Finding.Terms found) {
        return written(to -> {
            SruResponse response = SruResponse.scan(request.version(), to);
            found.terms()
                    .forEach(each -> response.term(Window.on(each.text()), each.occurrences()));
            response.endScan(List.of());
        });
    }

    /** What may be asked here. */
    WipedBuffer explained(SruRequest request, SruExplanation explanation) {
        return written(to -> SruResponse.explain(request.version(), explanation, to));
    }

    /** An answer without a word, where HTTP's own says it all. */
    WipedBuffer nothing() {
        return new WipedBuffer(allocator, 1);
    }

    private WipedBuffer refused(SruOperation operation, SruVersion version, SruDiagnostic why) {
        return written(to -> SruResponse.refuse(operation, version, why, to));
    }

    private static void slot(
            Found found, int position, WebQuestions questions, SruResponse response) {
        switch (found) {
            case Found.Retrieved(var _, ByteBuf body) -> {
                Window xml = Window.on(body);
                WebSchema schema = WebSchema.of(xml).orElseGet(questions::schema);
                if (questions.takesAnySchema() || schema == questions.schema()) {
                    response.record(schema.identifier(), xml, position);
                } else {
                    response.withheld(SruDiagnostic.NOT_IN_SCHEMA, position);
                }
            }
            case Found.Missing(int condition) ->
                    response.withheld(WebReason.code(condition), position);
        }
    }

    private WipedBuffer written(Consumer<WipedBuffer> words) {
        WipedBuffer to = new WipedBuffer(allocator, LARGEST);
        try {
            words.accept(to);
            return to;
        } catch (QueryFault tooLong) {
            to.close();
            throw new SruFault(SruDiagnostic.TOO_LARGE);
        } catch (RuntimeException broken) {
            to.close();
            throw broken;
        }
    }
}
