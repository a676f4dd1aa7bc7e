package chat.maru.sockjs;

import java.io.IOException;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import chat.maru.support.Waiting;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.sockjs.transport.SockJsServiceConfig;
import org.springframework.web.socket.sockjs.transport.handler.AbstractHttpSendingTransportHandler;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The end of a SockJS session over HTTP, which the client may learn with its next
 * request.
 */
class SessionEndTests {

	private static final CloseStatus BANNED = CloseStatus.POLICY_VIOLATION.withReason("account-banned");

	private static final String FRAME = "c[1008,\"account-banned\"]\n";

	private final WebSocketHandler messages = mock();

	static Stream<AbstractHttpSendingTransportHandler> transports() {
		return Stream.of(new DrainingPolling(), new DrainingStreaming());
	}

	@ParameterizedTest
	@MethodSource("transports")
	void aClientBetweenTwoRequestsReadsTheReasonWithTheNextOne(AbstractHttpSendingTransportHandler transport)
			throws Exception {
		AbstractHttpSockJsSession session = open(transport);
		if (session.isActive()) {
			// Streaming continues in another request now.
			session.sendMessage(new TextMessage("a"));
		}
		assertThat(session.isActive()).isFalse();
		((DrainingSession) session).end(BANNED);
		assertThat(request(transport, session)).isEqualTo(FRAME);
		assertThat(request(transport, session)).as("again, if the answer was lost").isEqualTo(FRAME);
	}

	/** The request is open when the session is closed, or comes just after. */
	@RepeatedTest(200)
	void aRequestThatMeetsTheEndReadsTheReason() throws Exception {
		DrainingPolling transport = new DrainingPolling();
		AbstractHttpSockJsSession session = open(transport);
		CompletableFuture<Void> end = CompletableFuture.runAsync(() -> {
			try {
				((DrainingSession) session).end(BANNED);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		MockHttpServletResponse response = begin(transport, session);
		Waiting.await(end);
		assertThat(response.getContentAsString()).isEqualTo(FRAME);
	}

	private AbstractHttpSockJsSession open(AbstractHttpSendingTransportHandler transport) throws Exception {
		SockJsServiceConfig config = mock();
		given(config.getHttpMessageCacheSize()).willReturn(10);
		given(config.getStreamBytesLimit()).willReturn(1);
		given(config.getHeartbeatTime()).willReturn(25_000L);
		given(config.getTaskScheduler()).willReturn(mock());
		given(config.getMessageCodec()).willReturn(SockJsTransports.messageCodec());
		transport.initialize(config);
		AbstractHttpSockJsSession session = (AbstractHttpSockJsSession) transport.createSession("s", this.messages,
				new HashMap<>());
		request(transport, session);
		return session;
	}

	private String request(AbstractHttpSendingTransportHandler transport, AbstractHttpSockJsSession session)
			throws Exception {
		return begin(transport, session).getContentAsString();
	}

	private MockHttpServletResponse begin(AbstractHttpSendingTransportHandler transport,
			AbstractHttpSockJsSession session) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/ws/0/s/xhr");
		request.setAsyncSupported(true);
		MockHttpServletResponse response = new MockHttpServletResponse();
		transport.handleRequest(new ServletServerHttpRequest(request), new ServletServerHttpResponse(response),
				this.messages, session);
		return response;
	}

}
