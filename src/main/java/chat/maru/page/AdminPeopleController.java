package chat.maru.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import chat.maru.account.Account;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.Person;
import chat.maru.account.Profiles;
import chat.maru.account.Role;
import chat.maru.administration.Administration;
import chat.maru.administration.Bans;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The page where administrators manage roles, bans and bots. Users who are not
 * administrators get 404.
 */
@Controller
@RequestMapping("/admin/people")
class AdminPeopleController {

	private static final Set<String> DONE = Set.of("role", "banned", "lifted");

	private final Administration administration;

	private final Bans bans;

	private final Profiles profiles;

	private final Accounts accounts;

	AdminPeopleController(Administration administration, Bans bans, Profiles profiles, Accounts accounts) {
		this.administration = administration;
		this.bans = bans;
		this.profiles = profiles;
		this.accounts = accounts;
	}

	@GetMapping
	String page(@AuthenticationPrincipal AccountPrincipal principal, @RequestParam(defaultValue = "") String query,
			@RequestParam(defaultValue = "") String done, Model model, HttpServletResponse response) {
		model.addAttribute("done", DONE.contains(done) ? done : null);
		return page(administrator(principal), query, model, response);
	}

	@PostMapping("/{account}/role")
	String role(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String account,
			@RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "") String query, Model model,
			HttpServletResponse response) {
		return change(principal, "role", "people", query, model, response, (administrator) -> this.administration
			.change(administrator, find(account), Role.find(role).orElseThrow(() -> new Refused(AccountReason.ROLE))));
	}

	@PostMapping("/{account}/ban")
	String ban(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String account,
			@RequestParam(required = false) @Nullable Long days, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String query, Model model, HttpServletResponse response) {
		return change(principal, "banned", "people", query, model, response,
				(administrator) -> this.bans.ban(administrator, find(account), days, reason));
	}

	@PostMapping("/networks")
	String ban(@AuthenticationPrincipal AccountPrincipal principal, @RequestParam(defaultValue = "") String network,
			@RequestParam(required = false) @Nullable Long days, @RequestParam(defaultValue = "") String reason,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		model.addAttribute("network", network);
		model.addAttribute("banDays", days);
		model.addAttribute("banReason", reason);
		return change(principal, "banned", "network", "", model, response,
				(administrator) -> this.bans.ban(administrator, network, request.getRemoteAddr(), days, reason));
	}

	@PostMapping("/bans/{ban}/lift")
	String lift(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String ban, Model model,
			HttpServletResponse response) {
		return change(principal, "lifted", "network", "", model, response,
				(administrator) -> this.bans.lift(administrator, ban));
	}

	/** Renders the page directly: a redirect would require storing the token. */
	@PostMapping("/bots")
	String makeBot(@AuthenticationPrincipal AccountPrincipal principal, @RequestParam(defaultValue = "") String name,
			Model model, HttpServletResponse response) {
		Account administrator = administrator(principal);
		try {
			model.addAttribute("token", this.administration.makeBot(administrator, name));
		}
		catch (Refused refused) {
			model.addAttribute("botName", name);
			refused(refused, "bot", model, response);
		}
		return page(administrator, "", model, response);
	}

	/**
	 * Makes a change and answers with a redirect, or with the page and the refusal.
	 * @param done the code of the sentence that confirms the change
	 * @param form the part of the page that shows a refusal
	 * @param query the search text, which the page keeps
	 */
	private String change(AccountPrincipal principal, String done, String form, String query, Model model,
			HttpServletResponse response, Consumer<Account> change) {
		Account administrator = administrator(principal);
		try {
			change.accept(administrator);
			UriComponentsBuilder page = UriComponentsBuilder.fromPath("/admin/people").queryParam("done", done);
			return "redirect:" + (query.isEmpty() ? page : page.queryParam("query", "{query}")).encode()
				.buildAndExpand(Map.of("query", query))
				.toUriString();
		}
		catch (Refused refused) {
			refused(refused, form, model, response);
			return page(administrator, query, model, response);
		}
	}

	private static void refused(Refused refused, String form, Model model, HttpServletResponse response) {
		Refusals.answer(refused, response);
		model.addAttribute("errorIn", form);
		model.addAttribute("error", refused.reason().code());
	}

	private String page(Account administrator, String query, Model model, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		List<Person> found = DisplayName.read(query)
			.map((part) -> this.profiles.search(part, Profiles.MOST_FOUND))
			.orElse(List.of());
		model.addAttribute("account", administrator);
		model.addAttribute("query", query);
		model.addAttribute("found", found);
		model.addAttribute("bans", this.bans.all());
		model.addAttribute("bots",
				this.administration.bots()
					.stream()
					.sorted(Comparator.comparing(Account::name, NameOrder.of(LocaleContextHolder.getLocale())))
					.toList());
		return "admin-people";
	}

	private @Nullable Account find(String id) {
		return this.accounts.find(id).orElse(null);
	}

	private Account administrator(AccountPrincipal principal) {
		return this.accounts.find(principal.id())
			.filter((account) -> this.accounts.isAdministrator(account.id()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
