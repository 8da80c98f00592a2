package org.carrel.admin.sign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.admin.desk.Ask;
import org.carrel.admin.desk.Session;
import org.carrel.config.Label;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.Passkey;
import org.carrel.gateway.archive.Passkeys;
import org.carrel.gateway.archive.StaffName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Passkeys (WebAuthn level 3): a device proves that it has the private half and that its owner was
 * there. Nothing is asked about the device's make. Any thread.
 */
public final class PasskeyDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_OPEN = 10_000;

    /** How a passkey may sign: ECDSA with P-256, EdDSA, RSA; the numbers are IANA's for COSE. */
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.RS256);

    private final Passkeys passkeys;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final Cache<String, Boolean> challenges =
            Caffeine.newBuilder().expireAfterWrite(PATIENCE).maximumSize(MOST_OPEN).build();

    public PasskeyDesk(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    /** What a passkey must sign to let its owner in; good for five minutes, and once. */
    public String challenge() {
        String drawn = Session.secret();
        challenges.put(drawn, true);
        return drawn;
    }

    /** By which numbers a browser is told how a passkey may sign, the best first. */
    public static List<Long> algorithms() {
        return ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList();
    }

    /** The site for which a passkey is: the name by which the browser called us. */
    public static String site(Ask ask) {
        return ask.header("host").orElse("localhost").replaceFirst(":[0-9]+$", "");
    }

    /** Whose passkey signed; nobody's where it is not known, or the signature is not right. */
    public Optional<StaffName> signedBy(Ask ask, String assertion) {
        try {
            AuthenticationData data = manager.parseAuthenticationResponseJSON(assertion);
            // the signature tells whether the id belongs to it
            String id = converter.getJsonMapper().readTree(assertion).path("id").asString();
            return passkeys.find(id).filter(known -> isRight(ask, data, known)).map(Passkey::owner);
        } catch (WebAuthnException | JacksonException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /**
     * Adds a passkey that a device has just made.
     *
     * @return whether it was made for us and is new
     */
    public boolean add(Ask ask, StaffName owner, Label label, String attestation) {
        try {
            RegistrationData data = manager.parseRegistrationResponseJSON(attestation);
            String challenge =
                    spend(there(data.getCollectedClientData()).getChallenge().getValue());
            manager.verify(
                    data,
                    new RegistrationParameters(
                            property(ask, challenge),
                            ALGORITHMS.stream()
                                    .map(each ->
                                            new PublicKeyCredentialParameters(
                                                    PublicKeyCredentialType.PUBLIC_KEY, each))
                                    .toList(),
                            true,
                            true));
            var made = there(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = there(made.getAttestedCredentialData());
            passkeys.add(
                    text(credential.getCredentialId()),
                    owner,
                    text(converter.getCborMapper().writeValueAsBytes(credential.getCOSEKey())),
                    made.getSignCount(),
                    label);
            return true;
        } catch (WebAuthnException | IllegalArgumentException | ArchiveTrouble wrong) {
            return false;
        }
    }

    private boolean isRight(Ask ask, AuthenticationData data, Passkey known) {
        String challenge = spend(there(data.getCollectedClientData()).getChallenge().getValue());
        CredentialRecord record = record(known);
        manager.verify(
                data,
                new AuthenticationParameters(
                        property(ask, challenge), record, List.of(bytes(known.id())), true, true));
        return passkeys.count(known.id(), there(data.getAuthenticatorData()).getSignCount());
    }

    private CredentialRecord record(Passkey known) {
        COSEKey key = converter.getCborMapper().readValue(bytes(known.publicKey()), COSEKey.class);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                null,
                null,
                known.signCount(),
                new AttestedCredentialData(AAGUID.ZERO, bytes(known.id()), key),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                Set.of());
    }

    private String spend(byte[] signed) {
        String challenge = text(signed);
        if (challenges.asMap().remove(challenge) == null) {
            throw new IllegalArgumentException("no challenge of ours");
        }
        return challenge;
    }

    private static ServerProperty property(Ask ask, String challenge) {
        String origin = "https://" + ask.header("host").orElse("");
        return ServerProperty.builder()
                .origin(Origin.create(origin))
                .rpId(site(ask))
                .challenge(new DefaultChallenge(bytes(challenge)))
                .build();
    }

    /** A part that must be there; without it nothing is proved. */
    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("a part is missing");
        }
        return part;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
