package org.carrel.gateway.archive;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.Label;

/**
 * The tokens by which programs are recognised. A token is drawn here, shown once and kept as
 * SHA-256, for it is long. Any thread.
 */
public final class ApiTokens {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int BYTES = 32;
    private static final String PREFIX = "carrel_";
    private static final String ALL =
            """
            select t.name, t.owner, t.made_at, r.role_name
            from program_key t
                join program_key_role r on r.program = t.name
                join console_user u on u.name = t.owner and u.disabled_at is null
                join console_role r2 on r2.user_name = t.owner and r2.role_name = r.role_name
            """;

    private final Database database;
    private final InstantSource clock;

    ApiTokens(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Draws one.
     *
     * @return the token, which cannot be had again
     * @throws ArchiveTrouble with CONFLICT where there is one of this name
     */
    public String draw(Label name, StaffName owner, Set<Role> roles) {
        byte[] bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.alter(transaction -> {
            transaction.change(
                    "insert into program_key (name, owner, made_at, sha256) values (?, ?, ?, ?)",
                    name,
                    owner,
                    clock.instant(),
                    AuditEntry.digest(token));
            transaction.changeAll(
                    "insert into program_key_role (program, role_name) values (?, ?)",
                    roles.stream().map(role -> List.<Object>of(name, role)).toList());
        });
        return token;
    }

    /** The one that a program shows; nothing where it, or its owner, may not come any more. */
    public Optional<ApiToken> find(String token) {
        return database.work(transaction ->
                read(transaction, ALL + "where t.sha256 = ?", AuditEntry.digest(token)).stream()
                        .findFirst());
    }

    /** All that serve, by name. */
    public List<ApiToken> all() {
        return database.work(
                transaction -> List.copyOf(read(transaction, ALL + "order by t.name")));
    }

    /** Ends one. */
    public boolean remove(Label name) {
        return database.work(transaction -> {
            transaction.change("delete from program_key_role where program = ?", name);
            return transaction.change("delete from program_key where name = ?", name) == 1;
        });
    }

    private static Collection<ApiToken> read(Transaction transaction, String sql, Object... values)
            throws SQLException {
        Map<Label, Set<Role>> roles = new HashMap<>();
        List<ApiToken> tokens =
                transaction.rows(
                        sql,
                        row -> {
                            roles.computeIfAbsent(
                                            row.label("name"), _ -> EnumSet.noneOf(Role.class))
                                    .add(row.choice("role_name", Role.class));
                            return new ApiToken(
                                    row.label("name"),
                                    row.staff("owner"),
                                    Set.of(),
                                    row.moment("made_at"));
                        },
                        values);
        return tokens.stream()
                .distinct()
                .map(token ->
                        new ApiToken(
                                token.name(),
                                token.owner(),
                                roles.getOrDefault(token.name(), Set.of()),
                                token.made()))
                .toList();
    }
}
