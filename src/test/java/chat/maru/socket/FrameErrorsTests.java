package chat.maru.socket;

import java.sql.SQLException;
import java.util.Objects;

import chat.maru.storage.StorageErrors;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** The code of the frame that ends a connection after an exception. */
class FrameErrorsTests {

	private final StorageErrors storage = mock();

	private final FrameErrors errors = new FrameErrors(this.storage);

	private final Exception failure = new MessageDeliveryException(MessageBuilder.withPayload("of a test").build(),
			new DataAccessResourceFailureException("of a test", new SQLException("secret", "08006")));

	@Test
	void aFrameThatNeedsTheDatabaseWhileItIsAwayMayBeSentAgain() {
		given(this.storage.note(this.failure)).willReturn(true);
		assertThat(code()).isEqualTo("storage-failed");
	}

	@Test
	void anyOtherFailureIsTheServers() {
		assertThat(code()).isEqualTo("server-error");
	}

	private String code() {
		Message<byte[]> error = this.errors.handleClientMessageProcessingError(null, this.failure);
		StompHeaderAccessor headers = StompHeaderAccessor.wrap(error);
		assertThat(error.toString()).doesNotContain("secret");
		return Objects.requireNonNull(headers.getFirstNativeHeader("code"));
	}

}
