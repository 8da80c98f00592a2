package org.carrel.gateway.keys;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.Secret;
import org.carrel.config.StorageKey;
import org.carrel.config.TokenClass;
import org.carrel.config.TokenConfig;
import org.carrel.config.TokenConfig.Epoch;
import org.carrel.config.TokenForm;
import org.carrel.gateway.Hands;

/** A storage folder with a clock that stands until it is moved. */
final class Shelf {
    static final Label PRESS = new Label("press");
    static final TokenConfig PAIRWISE = config(TokenClass.PAIRWISE, Epoch.WEEK);
    static final TokenConfig DAILY = config(TokenClass.EPOCH, Epoch.DAY);
    static final TokenConfig WEEKLY = config(TokenClass.EPOCH, Epoch.WEEK);

    final Path folder;
    final Hands clock = new Hands();

    Shelf(Path folder) {
        this.folder = folder;
    }

    static StorageKey key(int octet) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) octet);
        return new StorageKey(
                Secret.copyOf(java.nio.ByteBuffer.wrap(bytes)), StorageKey.From.FILE, false);
    }

    static StorageKey passphrase(String words) {
        return new StorageKey(
                Secret.copyOf(StandardCharsets.UTF_8.encode(words)), StorageKey.From.FILE, true);
    }

    Keyring ring() {
        return ring(key(7));
    }

    Keyring ring(StorageKey key) {
        return Keyring.open(folder, key, "test-1");
    }

    KeyLife life(Keyring ring) {
        return new KeyLife(ring, clock);
    }

    static String hex(Keyring ring, KeyTag tag) {
        ByteBuf out = Unpooled.buffer();
        ring.copyTo(tag, out);
        return ByteBufUtil.hexDump(out);
    }

    private static TokenConfig config(TokenClass tokenClass, Epoch every) {
        return new TokenConfig(
                tokenClass,
                TokenForm.TEXT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                every,
                Optional.empty());
    }
}
