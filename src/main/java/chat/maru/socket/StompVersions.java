package chat.maru.socket;

import java.util.Arrays;
import java.util.List;

import chat.maru.refusal.Refused;

import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/** Negotiates the version of STOMP (STOMP 1.2, "Protocol Negotiation"). */
final class StompVersions {

	static final String SUPPORTED = "1.0,1.1,1.2";

	private static final List<String> KNOWN = List.of(SUPPORTED.split(","));

	private StompVersions() {
	}

	/**
	 * Restricts the accept-version header to the versions that the server supports. A
	 * client without the header uses 1.0.
	 * @throws Refused if none is left
	 */
	static void negotiate(StompHeaderAccessor connect) {
		String offered = connect.getFirstNativeHeader(StompHeaderAccessor.STOMP_ACCEPT_VERSION_HEADER);
		if (offered == null) {
			connect.setAcceptVersion("1.0");
			return;
		}
		List<String> common = Arrays.stream(offered.split(",")).map(String::strip).filter(KNOWN::contains).toList();
		if (common.isEmpty()) {
			throw new Refused(FrameReason.VERSION);
		}
		connect.setAcceptVersion(String.join(",", common));
	}

}
