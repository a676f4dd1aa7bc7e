package chat.maru.sockjs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class MessageArrayTests {

	@Test
	void anArrayOfStringsIsRead() throws IOException {
		assertThat(MessageArray.read("[\"a\", \"마루\\n\", \"\"]")).containsExactly("a", "마루\n", "");
		assertThat(MessageArray.read(" [] ")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[1]", "[null]", "[true]", "[[]]", "[\"a\"", "{}", "\"secret\"", "[\"a\"]secret",
			"[1e9999999999]" })
	void anythingElseIsRefusedWithoutBeingQuoted(String content) {
		assertThatIOException().isThrownBy(() -> MessageArray.read(content))
			.withMessage("Not a JSON array of strings")
			.withNoCause();
	}

	@Test
	void aBodyStaysOpenUntilItsMessagesHaveBeenHandled() throws IOException {
		AtomicBoolean closed = new AtomicBoolean();
		MessageArray.read(new ByteArrayInputStream("[\"a\"]".getBytes(StandardCharsets.US_ASCII)) {
			@Override
			public void close() {
				closed.set(true);
			}
		});
		assertThat(closed).isFalse();
	}

}
