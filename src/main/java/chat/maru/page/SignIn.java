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

/** Begins and ends what a browser is known by. */
@Component
class SignIn {

	/** The path of the chat. */
	static final String CHAT = "/";

	private static final int LONGEST_USER_AGENT = 300;

	private final SecurityContextRepository contexts;

	private final Sessions sessions;

	private final Bans bans;

	private final Accounts accounts;

	private final BrowserCookie browser;

	private final CsrfTokenRepository csrf;

	private final RequestedPage requested;

	SignIn(SecurityContextRepository contexts, Sessions sessions, Bans bans, Accounts accounts, BrowserCookie browser,
			CsrfTokenRepository csrf, RequestedPage requested) {
		this.contexts = contexts;
		this.sessions = sessions;
		this.bans = bans;
		this.accounts = accounts;
		this.browser = browser;
		this.csrf = csrf;
		this.requested = requested;
	}

	/**
	 * This browser is somebody's from now on. It gets a new session, so that nobody knows
	 * its id who planted one before, and what the one before was connected with is cut.
	 * With the session comes another CSRF token, for the same reason. Every way of
	 * logging in ends here, so this is where it is asked whether they may.
	 * @return the path of the page that the browser asked for before, or of the chat
	 * @throws Refused where they are banned, or have logged in too often
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
						userAgent.substring(0, Math.min(LONGEST_USER_AGENT, userAgent.length())));
		}
		return this.requested.take(request, response).orElse(CHAT);
	}

	/**
	 * Leave no draft and no unsent text in the browser. Browsers do this on secure
	 * connections only, so the pages also do it by themselves (leaving.js).
	 */
	static void clearStorage(HttpServletResponse response) {
		response.setHeader("Clear-Site-Data", "\"storage\"");
	}

	/** This browser is nobody's from now on. */
	void end(HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			String id = session.getId();
			session.invalidate();
			this.sessions.end(id);
		}
		this.csrf.saveToken(null, request, response);
		SecurityContextHolder.clearContext();
	}

}
