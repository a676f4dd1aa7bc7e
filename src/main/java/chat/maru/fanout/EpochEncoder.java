package chat.maru.fanout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

/** Adds the epoch of the logs to the CONNECTED frame, which Spring creates. */
final class EpochEncoder extends StompEncoder {

	private final Supplier<String> epoch;

	EpochEncoder(Supplier<String> epoch) {
		this.epoch = epoch;
	}

	@Override
	public byte[] encode(Map<String, Object> headers, byte[] payload) {
		return super.encode(
				(StompHeaderAccessor.getCommand(headers) == StompCommand.CONNECTED) ? withEpoch(headers) : headers,
				payload);
	}

	private Map<String, Object> withEpoch(Map<String, Object> headers) {
		Map<String, Object> all = new HashMap<>(headers);
		Map<Object, @Nullable Object> nativeHeaders = new HashMap<>();
		if (headers.get(NativeMessageHeaderAccessor.NATIVE_HEADERS) instanceof Map<?, ?> known) {
			nativeHeaders.putAll(known);
		}
		nativeHeaders.put("epoch", List.of(this.epoch.get()));
		all.put(NativeMessageHeaderAccessor.NATIVE_HEADERS, nativeHeaders);
		return all;
	}

}
