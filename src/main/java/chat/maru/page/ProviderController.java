package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.provider.Identities;
import chat.maru.provider.Identity;
import chat.maru.provider.IdentityProvider;
import chat.maru.provider.IdentityProviders;
import chat.maru.provider.ProviderLogIns;
import chat.maru.provider.ProviderLogIns.Arrival;
import chat.maru.provider.ProviderLogIns.Departure;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Login with an OpenID Connect provider, and connecting a provider to an account. The
 * URLs return 404 if no provider is configured. They are those of Spring Security's
 * filters, which are not used: these would store a session in the database for each
 * visitor, and would not create the user's session in {@link LogInSession}.
 */
@Controller
class ProviderController {

	/**
	 * A secret of the browser that started the login, so that no other browser can finish
	 * it.
	 */
	private static final String COOKIE = "maru-log-in";

	private static final String CALLBACK = "/login/oauth2/code/";

	private final IdentityProviders providers;

	private final ProviderLogIns logIns;

	private final Identities identities;

	private final LogInSession logInSession;

	ProviderController(IdentityProviders providers, ProviderLogIns logIns, Identities identities,
			LogInSession logInSession) {
		this.providers = providers;
		this.logIns = logIns;
		this.identities = identities;
		this.logInSession = logInSession;
	}

	/**
	 * A link and not a form: the content security policy does not let forms redirect to
	 * other sites.
	 */
	@GetMapping("/oauth2/authorization/{provider}")
	String depart(@PathVariable String provider, @RequestParam(required = false) @Nullable String connect,
			@RequestHeader(name = "Sec-Fetch-Site", defaultValue = "none") String site,
			@CookieValue(name = COOKIE, required = false) @Nullable String browser, HttpServletRequest request,
			HttpServletResponse response) {
		find(provider);
		// A link on another site could otherwise end the session of a guest, who cannot
		// log in
		// again.
		if (!site.equals("same-origin") && !site.equals("none")) {
			return "redirect:/login";
		}
		try {
			Departure departure = this.logIns.begin(provider, connect != null, browser, request);
			response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from(COOKIE, departure.browser())
						.path(request.getContextPath() + CALLBACK)
						.maxAge(ProviderLogIns.TTL)
						.httpOnly(true)
						.secure(request.isSecure())
						.sameSite("Lax")
						.build()
						.toString());
			return "redirect:" + departure.uri();
		}
		catch (Refused refused) {
			return refused(connect != null, refused);
		}
	}

	@GetMapping(CALLBACK + "{provider}")
	String arrive(@PathVariable String provider, @CurrentAccount @Nullable Account account,
			@CookieValue(name = COOKIE, defaultValue = "") String browser,
			@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable String code,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		IdentityProvider there = find(provider);
		try {
			Arrival arrival = this.logIns.finish(provider, browser, state, code, request.getRemoteAddr());
			if (arrival.connects()) {
				return (account != null) ? ask(account, there, arrival, model) : "redirect:/login";
			}
			Account known = this.logIns.logIn(arrival, request.getRemoteAddr());
			return "redirect:" + this.logInSession.begin(known, request, response);
		}
		catch (Refused refused) {
			return refused(account != null, refused);
		}
	}

	private String ask(Account account, IdentityProvider there, Arrival arrival, Model model) {
		model.addAttribute("secret", this.logIns.offer(account, arrival));
		model.addAttribute("account", account);
		model.addAttribute("provider", there);
		model.addAttribute("known", arrival.names().stream().findFirst().orElse(arrival.identity().subject()));
		return "connect";
	}

	@PostMapping("/account/identities")
	String connect(@CurrentAccount Account account, @RequestParam(defaultValue = "") String secret) {
		try {
			this.logIns.accept(account, secret);
			return AccountSection.SECURITY.done("connected");
		}
		catch (Refused refused) {
			return refused(true, refused);
		}
	}

	@PostMapping("/account/identities/disconnect")
	String disconnect(@CurrentAccount Account account, @RequestParam(defaultValue = "") String issuer,
			@RequestParam(defaultValue = "") String subject) {
		try {
			this.identities.disconnect(account, new Identity(issuer, subject));
			return AccountSection.SECURITY.done("disconnected");
		}
		catch (Refused refused) {
			return refused(true, refused);
		}
	}

	/**
	 * Redirects, because the URL of the callback contains the code that proves the user's
	 * identity.
	 */
	private static String refused(boolean known, Refused refused) {
		String code = refused.reason().code();
		return known ? "redirect:/account/security?refused=" + code + "#ways-in" : "redirect:/login?refused=" + code;
	}

	private IdentityProvider find(String provider) {
		return this.providers.find(provider).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
