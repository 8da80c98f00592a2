package org.carrel.gateway;

import io.netty.buffer.ByteBufAllocator;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.upstream.Dialler.Accounting;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;

/**
 * What everything stands on, whatever configuration is in force.
 *
 * @param loops on which every socket lives
 * @param allocator of the memory of channels
 * @param accounting where all that leaves is counted, twice
 * @param certificates that are shown and trusted
 * @param accounts by which terminals log in
 * @param watchers who are told of everything
 */
record Ground(
        Loops loops,
        ByteBufAllocator allocator,
        Accounting accounting,
        Certificates certificates,
        Accounts accounts,
        Watchers watchers) {}
