package chat.maru.socket;

import java.util.Map;

import chat.maru.account.AccessTokens;
import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.Accounts;
import chat.maru.account.BearerToken;
import chat.maru.presence.Presence;
import chat.maru.settings.MaruProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.security.messaging.web.csrf.XorCsrfChannelInterceptor;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Lets a connection in that says who it is: with a token, or with a browser's session and
 * the CSRF token, because a browser shows its session to every page that asks.
 */
@Component
class ConnectGuard implements ChannelInterceptor {

	private static final Log logger = LogFactory.getLog(ConnectGuard.class);

	private final ChannelInterceptor csrf = new XorCsrfChannelInterceptor();

	private final AccessTokens tokens;

	private final Accounts accounts;

	private final Presence presence;

	private final int connectionsPerPerson;

	ConnectGuard(AccessTokens tokens, Accounts accounts, Presence presence, MaruProperties properties) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.presence = presence;
		this.connectionsPerPerson = properties.limits().connectionsPerPerson();
	}

	@Override
	public Message<?> preSend(Message<?> message, MessageChannel channel) {
		StompHeaderAccessor headers = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		if (headers != null && headers.getMessageType() == SimpMessageType.CONNECT) {
			Account account = authenticate(message, headers, channel);
			String session = String.valueOf(headers.getSessionId());
			if (!this.presence.connect(account, session, this.connectionsPerPerson)) {
				throw new ConnectRefused("too-many-connections",
						"There are " + this.connectionsPerPerson + " connections of yours already.");
			}
			session(headers).put(ConnectedAccount.class.getName(), new ConnectedAccount(account));
			logger.info("Account " + account.id() + " connected, session " + session);
		}
		return message;
	}

	private Account authenticate(Message<?> message, StompHeaderAccessor headers, MessageChannel channel) {
		String header = headers.getFirstNativeHeader("Authorization");
		if (header != null) {
			Account account = BearerToken.in(header)
				.flatMap(this.tokens::owner)
				.orElseThrow(() -> new ConnectRefused("token-invalid", "The token is not known."));
			headers.setUser(AccountAuthentication.byToken(account));
			return account;
		}
		if (!(headers.getUser() instanceof AccountAuthentication authentication)) {
			throw new ConnectRefused("authentication-required",
					"Say who you are: with an Authorization header, or as a guest in the browser.");
		}
		if (!authentication.isByToken()) {
			checkCsrf(message, channel);
		}
		return this.accounts.find(authentication.getPrincipal().id())
			.orElseThrow(() -> new ConnectRefused("authentication-required", "The account is no longer there."));
	}

	private void checkCsrf(Message<?> message, MessageChannel channel) {
		try {
			this.csrf.preSend(message, channel);
		}
		catch (CsrfException ex) {
			throw new ConnectRefused("csrf-invalid", "The CSRF token is missing or wrong; load the page again.");
		}
	}

	private static Map<String, Object> session(StompHeaderAccessor headers) {
		Map<String, Object> attributes = headers.getSessionAttributes();
		if (attributes == null) {
			throw new IllegalStateException("A session has attributes");
		}
		return attributes;
	}

	/**
	 * Whose connection it is, kept with the connection.
	 *
	 * @param account who
	 */
	record ConnectedAccount(Account account) {

		static Account of(@Nullable Map<String, Object> session) {
			if (session != null
					&& session.get(ConnectedAccount.class.getName()) instanceof ConnectedAccount connected) {
				return connected.account();
			}
			throw new IllegalStateException("Only connected sessions get this far");
		}

	}

}
