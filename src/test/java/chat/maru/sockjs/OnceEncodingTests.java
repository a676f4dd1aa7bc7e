package chat.maru.sockjs;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.web.socket.sockjs.frame.JacksonJsonSockJsMessageCodec;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

import static org.assertj.core.api.Assertions.assertThat;

class OnceEncodingTests {

	private final SockJsMessageCodec codec = new OnceEncoding(new JacksonJsonSockJsMessageCodec());

	@Test
	void theSameMessageIsEncodedOnce() {
		String message = "MESSAGE\n\n\"마루\"\0";
		String encoded = this.codec.encode(message);
		assertThat(this.codec.encode(message)).isSameAs(encoded);
		assertThat(encoded).startsWith("a[\"MESSAGE\\n\\n\\\"");
	}

	@Test
	void anEncodedMessageCanBeDecoded() throws IOException {
		String encoded = this.codec.encode("one \u0000 \u2028 \ud83d\ude00", "two");
		assertThat(this.codec.decode(encoded.substring(1))).containsExactly("one \u0000 \u2028 \ud83d\ude00", "two");
	}

}
