package org.carrel.gateway.archive;

import java.time.Instant;

/**
 * That a class of data is not destroyed until somebody lifts it, as when a court may ask for it. It
 * keeps what is there and makes nothing be collected; sessions end as ever.
 *
 * @param reason in the words of who set it, at most 400 characters
 */
public record Hold(DataClass dataClass, Instant since, StaffName by, String reason) {}
