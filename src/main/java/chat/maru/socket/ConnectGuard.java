package chat.maru.socket;

import java.util.Map;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.Credential.Kind;
import chat.maru.administration.AdministrationReason;
import chat.maru.administration.Bans;
import chat.maru.presence.Presence;
import chat.maru.refusal.Refused;
import chat.maru.session.AccessReason;
import chat.maru.session.Sessions;
import chat.maru.token.AccessTokens;
import chat.maru.token.BearerToken;
import chat.maru.token.TokenReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

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
 * Authenticates a CONNECT frame: by a token, or by a browser's session together with the
 * CSRF token. The session alone is not enough, because a browser sends its cookie with
 * requests of every site.
 */
@Component
class ConnectGuard implements ChannelInterceptor {

	private static final Log logger = LogFactory.getLog(ConnectGuard.class);

	private final ChannelInterceptor csrf = new XorCsrfChannelInterceptor();

	private final AccessTokens tokens;

	private final Accounts accounts;

	private final Sessions sessions;

	private final Bans bans;

	private final Connections connections;

	private final Presence presence;

	private final int connectionsPerPerson;

	ConnectGuard(AccessTokens tokens, Accounts accounts, Sessions sessions, Bans bans, Connections connections,
			Presence presence, SocketSettings settings) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.sessions = sessions;
		this.bans = bans;
		this.connections = connections;
		this.presence = presence;
		this.connectionsPerPerson = settings.limits().connectionsPerPerson();
	}

	@Override
	public Message<?> preSend(Message<?> message, MessageChannel channel) {
		StompHeaderAccessor headers = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		if (headers != null && headers.getMessageType() == SimpMessageType.CONNECT) {
			StompVersions.negotiate(headers);
			Credential credential = credential(message, headers, channel);
			String session = String.valueOf(headers.getSessionId());
			// Registered before the check, so that a credential that is revoked from here
			// on ends
			// this connection.
			ConnectedAccount connected = this.connections.open(session, credential,
					BrowserSession.address(session(headers)));
			Account account = account(credential, headers);
			connected.is(account);
			// Stored before the connection is counted, so that its end reduces the count.
			session(headers).put(ConnectedAccount.class.getName(), connected);
			if (this.bans.isBanned(account.id())) {
				throw new Refused(AdministrationReason.BANNED);
			}
			if (this.bans.isBannedAddress(connected.address())) {
				throw new Refused(AdministrationReason.ADDRESS_BANNED);
			}
			if (!this.presence.connect(account, session, this.connectionsPerPerson)) {
				throw new Refused(FrameReason.TOO_MANY_CONNECTIONS,
						"There are " + this.connectionsPerPerson + " connections of yours already.");
			}
			if (!this.connections.isOpen(session)) {
				// The connection ended while it was being counted.
				this.presence.disconnect(account.id(), session, Presence.now());
			}
			logger.info("Account " + account.id() + " connected, session " + session);
		}
		return message;
	}

	/** The credential that the client presents. */
	private Credential credential(Message<?> message, StompHeaderAccessor headers, MessageChannel channel) {
		String header = headers.getFirstNativeHeader("Authorization");
		if (header != null) {
			return BearerToken.in(header)
				.map(AccessTokens::credential)
				.orElseThrow(() -> new Refused(TokenReason.INVALID));
		}
		if (!(headers.getUser() instanceof AccountAuthentication authentication)) {
			throw new Refused(AccessReason.AUTHENTICATION_REQUIRED);
		}
		return authentication.token().orElseGet(() -> {
			checkCsrf(message, channel);
			return Credential.session(BrowserSession.id(session(headers)));
		});
	}

	private Account account(Credential credential, StompHeaderAccessor headers) {
		if (credential.kind() == Kind.TOKEN) {
			Account account = this.tokens.owner(credential).orElseThrow(() -> new Refused(TokenReason.INVALID));
			headers.setUser(AccountAuthentication.byToken(account, credential));
			return account;
		}
		return Optional.ofNullable(headers.getUser())
			.filter((user) -> this.sessions.isOpen(credential.value()))
			.flatMap((user) -> this.accounts.find(user.getName()))
			.orElseThrow(() -> new Refused(AccessReason.AUTHENTICATION_REQUIRED, "The session has ended."));
	}

	private void checkCsrf(Message<?> message, MessageChannel channel) {
		try {
			this.csrf.preSend(message, channel);
		}
		catch (CsrfException ex) {
			throw new Refused(AccessReason.CSRF_INVALID);
		}
	}

	private static Map<String, Object> session(StompHeaderAccessor headers) {
		Map<String, Object> attributes = headers.getSessionAttributes();
		if (attributes == null) {
			throw new IllegalStateException("A session has attributes");
		}
		return attributes;
	}

}
