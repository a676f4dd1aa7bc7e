package chat.maru.network;

import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody can make the server read more than it can hold. */
@MaruTest
class RequestSizeTests {

	/** Good in everything but its size. */
	private static final String LARGE = " ".repeat(2_000_000) + "{\"name\":\"Somebody small\"}";

	@Autowired
	private Maru maru;

	@Test
	void aBodyThatSaysHowLargeItIsIsNotRead() {
		assertThat(this.maru.http().postJson("/api/guests", LARGE).statusCode()).isEqualTo(413);
		assertThat(this.maru.http().post("/ws/000/aaaaaaaa/xhr_send", LARGE).statusCode()).isEqualTo(413);
	}

	@Test
	void aBodyThatDoesNotIsReadUpToTheBound() {
		assertThat(this.maru.http().postChunkedJson("/api/guests", LARGE).statusCode()).isEqualTo(413);
	}

}
