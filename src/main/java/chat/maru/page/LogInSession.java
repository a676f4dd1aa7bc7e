package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.Accounts;
import chat.maru.administration.AdministrationReason;
import chat.maru.administration.Bans;
import chat.maru.refusal.Refused;
import chat.maru.session.RequestedPage;
import chat.maru.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Starts and ends the sessions of browsers. */
@Component
class LogInSession {

	/** The path of the chat. */
	static final String CHAT = "/";

	private static final int MAX_USER_AGENT_LENGTH = 300;

	private final SecurityContextRepository contexts;

	private final Sessions sessions;

	private final Bans bans;

	private final Accounts accounts;

	private final BrowserCookie browser;

	private final CsrfTokenRepository csrf;

	private final RequestedPage requested;

	LogInSession(SecurityContextRepository contexts, Sessions sessions, Bans bans, Accounts accounts,
			BrowserCookie browser, CsrfTokenRepository csrf, RequestedPage requested) {
		this.contexts = contexts;
		this.sessions = sessions;
		this.bans = bans;
		this.accounts = accounts;
		this.browser = browser;
		this.csrf = csrf;
		this.requested = requested;
	}

	/**
	 * Starts a session for an account. The browser gets a new session id and a new CSRF
	 * token, so that an id or token that an attacker planted is useless, and connections
	 * of its previous session are closed. Every way of logging in ends here, so bans are
	 * checked here.
	 * @return the path of the page that the browser requested before, or of the chat
	 * @throws Refused if the account is banned or has logged in too often
	 */
	String begin(Account account, HttpServletRequest request, HttpServletResponse response) {
		if (this.bans.isBanned(account.id())) {
			throw new Refused(AdministrationReason.BANNED);
		}
		end(request, response);
		this.sessions.makeRoom(account);
		this.contexts.saveContext(new SecurityContextImpl(AccountAuthentication.bySession(account)), request, response);
		if (this.accounts.isMember(account)) {
			this.browser.note(account, request, response);
		}
		String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
		if (userAgent != null) {
			request.getSession()
				.setAttribute(Sessions.USER_AGENT,
						userAgent.substring(0, Math.min(MAX_USER_AGENT_LENGTH, userAgent.length())));
		}
		return this.requested.take(request, response).orElse(CHAT);
	}

	/**
	 * Tells the browser to delete drafts and unsent messages. Browsers do this on secure
	 * connections only, so the pages also do it themselves (leaving.js).
	 */
	static void clearStorage(HttpServletResponse response) {
		response.setHeader("Clear-Site-Data", "\"storage\"");
	}

	/** Ends the browser's session. */
	void end(HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
		this.csrf.saveToken(null, request, response);
		SecurityContextHolder.clearContext();
	}

}
