package org.carrel.gateway.tunnel;

import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.apache.sshd.server.channel.AbstractServerChannel;

/** A channel that is asked for and not given, such as one for a shell. */
final class NoChannel extends AbstractServerChannel {
    private final Consumer<Session> refused;

    /**
     * @param refused told of whom
     */
    NoChannel(Consumer<Session> refused) {
        super("", List.of(), ThreadUtils.noClose(null));
        this.refused = refused;
    }

    @Override
    protected OpenFuture doInit(Buffer request) {
        refused.accept(getSession());
        OpenFuture no = new DefaultOpenFuture(this, this);
        no.setException(
                new SshChannelOpenException(
                        getChannelId(),
                        SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED,
                        "forwarding only"));
        close(true);
        return no;
    }

    @Override
    protected void doWriteData(byte[] data, int offset, long length) {
        throw new IllegalStateException("it was never open");
    }

    @Override
    protected void doWriteExtendedData(byte[] data, int offset, long length) {
        throw new IllegalStateException("it was never open");
    }
}
