package org.carrel.admin.pages;

import org.carrel.admin.desk.Visit;
import org.carrel.gateway.archive.Act;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.AuditTrail;
import org.carrel.gateway.archive.Subject;

/** Writes down what somebody did on a page. */
final class Log {
    private final AuditTrail trail;

    Log(AuditTrail trail) {
        this.trail = trail;
    }

    void note(Visit visit, AuditAct what, Subject subject, long amount) {
        trail.append(act(visit, what, subject, amount));
    }

    /** What is to be written down by whoever does it. */
    static Act act(Visit visit, AuditAct what, Subject subject, long amount) {
        return Act.by(visit.name(), visit.role(), what, subject, amount);
    }

    AuditTrail trail() {
        return trail;
    }
}
