package org.carrel.gateway.upstream;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.SafeRequest;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.watch.Trial;

/**
 * Every system that one configuration says can be asked, ourselves at the front desk included. A
 * pool may be another configuration's as well. Closing it closes all connections.
 */
public final class Upstreams implements AutoCloseable {
    private final FrontDesk frontDesk;
    private final Map<Label, UpstreamPool> pools;

    public Upstreams(FrontDesk frontDesk, Map<Label, UpstreamPool> pools) {
        this.frontDesk = frontDesk;
        this.pools = Map.copyOf(pools);
    }

    /**
     * Asks the system for which the question was made safe, and no other; as {@link Upstream#ask}.
     */
    public void ask(SafeRequest question, Consumer<Reply> home) {
        if (question.operation() == OperationName.END_SESSION) {
            release(question.terminal());
        }
        upstream(question.upstream()).ask(question, home);
    }

    /**
     * Asks one system about numbers drawn in a form that is reserved; as {@link
     * UpstreamPool#survey}.
     */
    public void survey(
            Label upstream, TokenForm reserved, String institution, Consumer<Survey.Finding> home) {
        pool(upstream).survey(reserved, institution, home);
    }

    /**
     * Finds out whether a system is there, lets us in and is on line; as {@link
     * UpstreamPool#probe}.
     */
    public void probe(Label upstream, Consumer<Boolean> home) {
        pool(upstream).probe(home);
    }

    /**
     * Goes the whole way to a system anew and tells each step; waits.
     *
     * @return nothing where there is none of this name
     */
    public Optional<Trial> examine(Label upstream) {
        return known(upstream).map(UpstreamPool::examine);
    }

    /** Gives up what was held for this terminal alone. */
    public void release(Terminal terminal) {
        pools.values().forEach(pool -> pool.release(terminal));
    }

    /**
     * Gives up questions that waited too long, and keeps idle connections alive; to be called about
     * ten times a second.
     */
    public void tick() {
        pools.values().forEach(UpstreamPool::tick);
    }

    /** The pool of this name, where there is one. */
    public Optional<UpstreamPool> known(Label name) {
        return Optional.ofNullable(pools.get(name));
    }

    /** Closes the connections of the pools that none of the others has. */
    public void closeExcept(Collection<Upstreams> others) {
        pools.values().stream()
                .filter(pool -> others.stream().noneMatch(each -> each.pools.containsValue(pool)))
                .forEach(UpstreamPool::close);
    }

    @Override
    public void close() {
        pools.values().forEach(UpstreamPool::close);
    }

    private Upstream upstream(Label name) {
        if (name.equals(ActionTables.FRONT_DESK)) {
            return frontDesk;
        }
        return pool(name);
    }

    private UpstreamPool pool(Label name) {
        UpstreamPool pool = pools.get(name);
        if (pool == null) {
            throw new IllegalStateException("no upstream " + name);
        }
        return pool;
    }
}
