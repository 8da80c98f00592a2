package org.carrel.gateway.load;

import java.util.List;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.MalformedApdu;
import org.carrel.z3950.ResponseRecord;
import org.carrel.z3950.ResponseRecord.Retrieved;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.zoom.Reference;

/**
 * What a searcher asked, and whether an answer belongs to it: it is of the right kind, repeats the
 * reference id, and has as many hits as the number searched for, or as many records as were asked
 * for.
 *
 * @param kind search or present
 * @param number the hits or records that belong in the answer
 */
record SearchQuestion(ApduType kind, long number) {
    /** Nothing yet. */
    static final SearchQuestion NONE = new SearchQuestion(ApduType.INIT, 0);

    static SearchQuestion search(long number) {
        return new SearchQuestion(ApduType.SEARCH, number);
    }

    static SearchQuestion present(int records) {
        return new SearchQuestion(ApduType.PRESENT, records);
    }

    boolean isSearch() {
        return kind == ApduType.SEARCH;
    }

    /** Judges an APDU as the answer to this question under this reference id. */
    Verdict judge(Apdu answer, long reference) {
        if (answer.type() == ApduType.CLOSE) {
            return Verdict.ERROR;
        }
        boolean own =
                kind.answer().filter(type -> type == answer.type()).isPresent()
                        && Reference.isOn(answer, reference);
        if (!own) {
            return Verdict.WRONG;
        }
        try {
            return isSearch() ? judgeSearch(answer) : judgeRecords(answer);
        } catch (MalformedBer | MalformedApdu malformed) {
            return Verdict.ERROR;
        }
    }

    private Verdict judgeSearch(Apdu answer) {
        if (!answer.bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS)) {
            return Verdict.REFUSED;
        }
        boolean counted = answer.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, -1) == number;
        return counted ? Verdict.RIGHT : Verdict.WRONG;
    }

    private Verdict judgeRecords(Apdu answer) {
        BerElement found = answer.part(ApduPart.PRESENT_RESPONSE_RECORDS);
        if (found == null) {
            return Verdict.WRONG;
        }
        if (!ResponseRecord.diagnostics(found).isEmpty()) {
            return Verdict.REFUSED;
        }
        List<ResponseRecord> records = ResponseRecord.list(found);
        if (records.size() != number) {
            return Verdict.WRONG;
        }
        boolean all = records.stream().allMatch(each -> each.content() instanceof Retrieved);
        return all ? Verdict.RIGHT : Verdict.REFUSED;
    }
}
