package chat.maru.fanout;

import chat.maru.sockjs.DrainingSession;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

class HttpSinkTests {

	@Test
	void aWriteIsNotDoneBeforeItsMessageIsCached() throws Exception {
		DrainingSession session = mock();
		new HttpSink(session, Runnable::run).write(Payload.of("a"), (failure) -> {
		});
		InOrder order = inOrder(session);
		order.verify(session).sendMessage(any());
		order.verify(session).whenDrained(any());
	}

}
