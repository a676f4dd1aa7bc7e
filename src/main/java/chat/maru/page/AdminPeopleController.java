package chat.maru.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
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
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The page where administrators manage roles, bans and bots.
 */
@AdminPage
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
	String page(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String done,
			Model model) {
		model.addAttribute("done", DONE.contains(done) ? done : null);
		return page(query, model);
	}

	@PostMapping("/{account}/role")
	String role(@CurrentAccount Account administrator, @PathVariable String account,
			@RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "") String query, Model model,
			HttpServletResponse response) {
		return change("role", "people", query, model, response, () -> this.administration.change(administrator,
				find(account), Role.find(role).orElseThrow(() -> new Refused(AccountReason.ROLE))));
	}

	@PostMapping("/{account}/ban")
	String ban(@CurrentAccount Account administrator, @PathVariable String account,
			@RequestParam(required = false) @Nullable Long days, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String query, Model model, HttpServletResponse response) {
		return change("banned", "people", query, model, response,
				() -> this.bans.ban(administrator, find(account), days, reason));
	}

	@PostMapping("/networks")
	String ban(@CurrentAccount Account administrator, @RequestParam(defaultValue = "") String network,
			@RequestParam(required = false) @Nullable Long days, @RequestParam(defaultValue = "") String reason,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		model.addAttribute("network", network);
		model.addAttribute("banDays", days);
		model.addAttribute("banReason", reason);
		return change("banned", "network", "", model, response,
				() -> this.bans.ban(administrator, network, request.getRemoteAddr(), days, reason));
	}

	@PostMapping("/bans/{ban}/lift")
	String lift(@CurrentAccount Account administrator, @PathVariable String ban, Model model,
			HttpServletResponse response) {
		return change("lifted", "network", "", model, response, () -> this.bans.lift(administrator, ban));
	}

	/** Renders the page directly: a redirect would require storing the token. */
	@PostMapping("/bots")
	String makeBot(@CurrentAccount Account administrator, @RequestParam(defaultValue = "") String name, Model model,
			HttpServletResponse response) {
		try {
			model.addAttribute("token", this.administration.makeBot(administrator, name));
		}
		catch (Refused refused) {
			model.addAttribute("botName", name);
			Refusals.show(refused, "bot", model, response);
		}
		return page("", model);
	}

	/**
	 * Makes a change and answers with a redirect, or with the page and the refusal.
	 * @param done the code of the sentence that confirms the change
	 * @param form the part of the page that shows a refusal
	 * @param query the search text, which the page keeps
	 */
	private String change(String done, String form, String query, Model model, HttpServletResponse response,
			Runnable change) {
		try {
			change.run();
			UriComponentsBuilder page = UriComponentsBuilder.fromPath("/admin/people").queryParam("done", done);
			return "redirect:" + (query.isEmpty() ? page : page.queryParam("query", "{query}")).encode()
				.buildAndExpand(Map.of("query", query))
				.toUriString();
		}
		catch (Refused refused) {
			Refusals.show(refused, form, model, response);
			return page(query, model);
		}
	}

	private String page(String query, Model model) {
		List<Person> found = DisplayName.read(query)
			.map((part) -> this.profiles.search(part, Profiles.MOST_FOUND))
			.orElse(List.of());
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

}
