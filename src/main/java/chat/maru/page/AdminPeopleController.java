package chat.maru.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.AccountList;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.account.DisplayName;
import chat.maru.account.ListedAccount;
import chat.maru.account.Role;
import chat.maru.administration.Administration;
import chat.maru.administration.Ban;
import chat.maru.administration.Bans;
import chat.maru.presence.Presence;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page where administrators see all people, change their roles and ban them.
 */
@AdminPage
@RequestMapping("/admin/people")
class AdminPeopleController {

	private static final int PAGE_PEOPLE = 50;

	/** How many of those who are online it lists. */
	private static final int MAX_ONLINE = 1_000;

	private static final Set<String> DONE = Set.of("role", "banned");

	private final Administration administration;

	private final Bans bans;

	private final AccountList list;

	private final Accounts accounts;

	private final Presence presence;

	AdminPeopleController(Administration administration, Bans bans, AccountList list, Accounts accounts,
			Presence presence) {
		this.administration = administration;
		this.bans = bans;
		this.list = list;
		this.accounts = accounts;
		this.presence = presence;
	}

	@GetMapping
	String page(@RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "") String query,
			@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String done, Model model) {
		model.addAttribute("done", DONE.contains(done) ? done : null);
		return page(PeopleFilter.of(show), query, after, model);
	}

	@PostMapping("/{account}/role")
	String role(@CurrentAccount Account administrator, @PathVariable String account,
			@RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "") String show,
			@RequestParam(defaultValue = "") String query, Model model, HttpServletResponse response) {
		return change("role", PeopleFilter.of(show), query, model, response, () -> this.administration
			.change(administrator, find(account), Role.find(role).orElseThrow(() -> new Refused(AccountReason.ROLE))));
	}

	@PostMapping("/{account}/ban")
	String ban(@CurrentAccount Account administrator, @PathVariable String account,
			@RequestParam(required = false) @Nullable Long days, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "") String query, Model model,
			HttpServletResponse response) {
		return change("banned", PeopleFilter.of(show), query, model, response,
				() -> this.bans.ban(administrator, find(account), days, reason));
	}

	/**
	 * Makes a change and answers with a redirect, or with the page and the refusal.
	 * @param done the code of the sentence that confirms the change
	 * @param show the filter, which the page keeps, as it keeps the search text
	 */
	private String change(String done, PeopleFilter show, String query, Model model, HttpServletResponse response,
			Runnable change) {
		try {
			change.run();
			return "redirect:" + address(show, query, "done", done);
		}
		catch (Refused refused) {
			Refusals.show(refused, "people", model, response);
			return page(show, query, "", model);
		}
	}

	private String page(PeopleFilter show, String query, String after, Model model) {
		Map<String, Ban> banned = this.bans.all()
			.stream()
			.filter((ban) -> ban.account() != null)
			.collect(Collectors.toMap((ban) -> String.valueOf(ban.account()), (ban) -> ban));
		String place = PageKey.of(after);
		List<ListedAccount> found = found(show, query, place, banned.keySet());
		boolean more = found.size() > PAGE_PEOPLE;
		List<ListedAccount> people = more ? found.subList(0, PAGE_PEOPLE) : found;
		Map<String, String> filters = new LinkedHashMap<>();
		for (PeopleFilter filter : PeopleFilter.values()) {
			filters.put(filter.code(), address(filter, query, "after", null));
		}
		model.addAttribute("filters", filters);
		model.addAttribute("show", show.code());
		model.addAttribute("query", query);
		model.addAttribute("people", people);
		model.addAttribute("banned", banned);
		model.addAttribute("online",
				people.stream().map(ListedAccount::id).filter(this.presence::isOnline).collect(Collectors.toSet()));
		model.addAttribute("first", place.isEmpty() ? null : filters.get(show.code()));
		model.addAttribute("next", more ? address(show, query, "after", people.get(PAGE_PEOPLE - 1).key()) : null);
		model.addAttribute("some",
				(show == PeopleFilter.ONLINE && this.presence.online() > MAX_ONLINE) ? MAX_ONLINE : null);
		return "admin-people";
	}

	private static String address(PeopleFilter show, String query, String name, @Nullable String value) {
		return Address.of("/admin/people", "show", (show != PeopleFilter.EVERYONE) ? show.code() : null, "query", query,
				name, value);
	}

	/** One more than a page has, if there are as many. */
	private List<ListedAccount> found(PeopleFilter show, String query, String after, Collection<String> banned) {
		DisplayName part = DisplayName.read(query).orElse(null);
		if (part == null && !query.isBlank()) {
			return List.of();
		}
		return switch (show) {
			case ONLINE -> this.list.page(this.presence.some(MAX_ONLINE).stream().map(Account::id).toList(), part,
					after, PAGE_PEOPLE + 1);
			case BANNED -> this.list.page(banned, part, after, PAGE_PEOPLE + 1);
			default -> this.list.page(show.role(), part, after, PAGE_PEOPLE + 1);
		};
	}

	private @Nullable Account find(String id) {
		return this.accounts.find(id).orElse(null);
	}

}
