package chat.maru.support;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device with one passkey, and a browser that sends what the test wants (WebAuthn Level
 * 3, section 6).
 */
public final class Authenticator {

	private static final int PRESENT = 0x01;

	private static final int VERIFIED = 0x04;

	private static final int WITH_KEY = 0x40;

	private final byte[] id;

	private final KeyPair keys;

	private final int verified;

	private int count;

	private Authenticator(byte[] id, int verified) {
		this.id = id;
		this.verified = verified;
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			this.keys = generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	public Authenticator() {
		this(bytes(UUID.randomUUID().toString()), VERIFIED);
	}

	/** A device that does not verify the user. */
	public static Authenticator careless() {
		return new Authenticator(bytes(UUID.randomUUID().toString()), 0);
	}

	/** A device that claims to be another one but has a different key. */
	public Authenticator forged() {
		return new Authenticator(this.id, VERIFIED);
	}

	/** Resets the signature counter, like a copy of the device. */
	public Authenticator rewind() {
		this.count = 0;
		return this;
	}

	public String id() {
		return text(this.id);
	}

	/** The browser's response for a new passkey. */
	public String make(JsonNode options, String origin) {
		byte[] data = clientData("webauthn.create", options, origin);
		byte[] authenticatorData = join(authenticatorData(options.at("/rp/id").stringValue(), WITH_KEY), new byte[16],
				ByteBuffer.allocate(2).putShort((short) this.id.length).array(), this.id, key());
		byte[] attestation = join(new byte[] { (byte) 0xa3, 0x63 }, bytes("fmt"), new byte[] { 0x64 }, bytes("none"),
				new byte[] { 0x67 }, bytes("attStmt"), new byte[] { (byte) 0xa0, 0x68 }, bytes("authData"),
				byteString(authenticatorData));
		return credential(Map.of("clientDataJSON", text(data), "attestationObject", text(attestation), "transports",
				new String[] { "internal" }));
	}

	/** The browser's response for a login with the passkey. */
	public String show(JsonNode options, String origin) {
		byte[] data = clientData("webauthn.get", options, origin);
		byte[] authenticatorData = authenticatorData(options.get("rpId").stringValue(), 0);
		return credential(Map.of("clientDataJSON", text(data), "authenticatorData", text(authenticatorData),
				"signature", text(sign(join(authenticatorData, sha256(data))))));
	}

	private String credential(Map<String, Object> response) {
		return new JsonMapper().writeValueAsString(Map.of("id", id(), "rawId", id(), "type", "public-key", "response",
				response, "clientExtensionResults", Map.of()));
	}

	private static byte[] clientData(String type, JsonNode options, String origin) {
		return bytes(new JsonMapper().writeValueAsString(Map.of("type", type, "challenge",
				options.get("challenge").stringValue(), "origin", origin, "crossOrigin", false)));
	}

	private byte[] authenticatorData(String domain, int flags) {
		this.count++;
		return join(sha256(bytes(domain)), new byte[] { (byte) (PRESENT | this.verified | flags) },
				ByteBuffer.allocate(4).putInt(this.count).array());
	}

	/** COSE (RFC 9053, section 7.1.1): EC2, ES256, P-256, x, y. */
	private byte[] key() {
		var point = ((ECPublicKey) this.keys.getPublic()).getW();
		return join(new byte[] { (byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20 },
				coordinate(point.getAffineX()), new byte[] { 0x22, 0x58, 0x20 }, coordinate(point.getAffineY()));
	}

	private static byte[] coordinate(BigInteger number) {
		byte[] bytes = number.toByteArray();
		byte[] fixed = new byte[32];
		int length = Math.min(bytes.length, fixed.length);
		System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
		return fixed;
	}

	private byte[] sign(byte[] bytes) {
		try {
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(this.keys.getPrivate());
			signature.update(bytes);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	/** CBOR, of 24 to 255 bytes. */
	private static byte[] byteString(byte[] bytes) {
		return join(new byte[] { 0x58, (byte) bytes.length }, bytes);
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			joined.writeBytes(part);
		}
		return joined.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
