package chat.maru.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.account.Role;
import chat.maru.administration.SetupChecklist;
import chat.maru.message.EditSettings;
import chat.maru.message.MessageSettings;
import chat.maru.message.Pins;
import chat.maru.message.RoomLog;
import chat.maru.message.RoomView;
import chat.maru.message.RoomViews;
import chat.maru.person.PersonLog;
import chat.maru.person.PersonRights;
import chat.maru.refusal.Refused;
import chat.maru.registration.Guests;
import chat.maru.registration.Registration;
import chat.maru.room.Room;
import chat.maru.room.RoomAccess;
import chat.maru.room.RoomReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The chat page, and the first page for visitors who are not logged in. */
@Controller
class PageController {

	private final Guests guests;

	private final Registration registration;

	private final RoomViews rooms;

	private final RoomLog log;

	private final PersonLog persons;

	private final RoomAccess access;

	private final RoomTitles titles;

	private final LogInSession logInSession;

	private final SetupChecklist checklist;

	private final Accounts accounts;

	private final OpeningTimelines timelines;

	private final Pins pins;

	private final int textLimit;

	private final String versions;

	PageController(Guests guests, Registration registration, RoomViews rooms, RoomLog log, PersonLog persons,
			RoomAccess access, RoomTitles titles, LogInSession logInSession, SetupChecklist checklist,
			Accounts accounts, OpeningTimelines timelines, Pins pins, MessageSettings settings, EditSettings edits) {
		this.guests = guests;
		this.registration = registration;
		this.rooms = rooms;
		this.log = log;
		this.persons = persons;
		this.access = access;
		this.titles = titles;
		this.logInSession = logInSession;
		this.checklist = checklist;
		this.accounts = accounts;
		this.timelines = timelines;
		this.pins = pins;
		this.textLimit = settings.textLength();
		this.versions = edits.versions().name().toLowerCase(Locale.ROOT);
	}

	@GetMapping("/")
	String home(@CurrentAccount @Nullable Account account, @RequestParam(defaultValue = "") String refused,
			@CookieValue(required = false) @Nullable String zone, Locale locale, Model model) {
		if (account == null) {
			return welcome(Refusals.read(refused), model);
		}
		return chat(account, Room.LOBBY, RowTimes.zone(zone), locale, model);
	}

	@GetMapping("/rooms/{room}")
	String room(@CurrentAccount Account account, @PathVariable String room,
			@CookieValue(required = false) @Nullable String zone, Locale locale, Model model) {
		try {
			return chat(account, room, RowTimes.zone(zone), locale, model);
		}
		catch (Refused refused) {
			return directory(account, room);
		}
	}

	/**
	 * A link to a message: the room, in which the scripts show that message. Without
	 * scripts the page shows the message alone.
	 */
	@GetMapping("/rooms/{room}/{seq:\\d{1,18}}")
	String message(@CurrentAccount Account account, @PathVariable String room, @PathVariable long seq, Locale locale,
			Model model) {
		String page = room(account, room, null, locale, model);
		if (model.containsAttribute("room")) {
			model.addAttribute("timeline", OpeningTimeline.NONE);
			model.addAttribute("linked", seq);
			this.log.message(this.access.read(account.id(), room), seq)
				.ifPresent((message) -> model.addAttribute("message", message));
		}
		return page;
	}

	/**
	 * Redirects a user who is not a member of a public room to the directory, where they
	 * can join it.
	 */
	private String directory(Account account, String room) {
		Room found = this.access.join(account.id(), room);
		return "redirect:" + UriComponentsBuilder.fromPath("/rooms")
			.queryParam("query", "{name}")
			.encode()
			.buildAndExpand(found.name())
			.toUriString();
	}

	private String chat(Account account, String room, @Nullable ZoneId zone, Locale locale, Model model) {
		// Before the rooms are read: what changes in between is heard again, and not
		// missed.
		model.addAttribute("mine", this.persons.lastSeq(PersonRights.of(account)));
		List<RoomView> all = this.titles.sort(this.rooms.of(account.id()));
		RoomView view = all.stream()
			.filter((one) -> one.id().equals(room))
			.findFirst()
			.orElseThrow(() -> new Refused(RoomReason.UNKNOWN));
		model.addAttribute("room", view);
		model.addAttribute("title", this.titles.of(view));
		model.addAttribute("sidebar", Sidebar.of(all, room));
		model.addAttribute("account", account);
		model.addAttribute("member", this.accounts.isMember(account));
		model.addAttribute("administrator", account.role() == Role.ADMINISTRATOR);
		model.addAttribute("timeline", this.timelines.of(account.id(), view, zone, locale));
		this.pins.notice(this.access.read(account.id(), room))
			.ifPresent((pin) -> model.addAttribute("notice", pin.excerpt()));
		model.addAttribute("textLimit", this.textLimit);
		model.addAttribute("versions", this.versions);
		if (room.equals(Room.LOBBY)) {
			this.checklist.of(account).ifPresent((steps) -> model.addAttribute("steps", steps));
		}
		return "chat";
	}

	/**
	 * The first page for a visitor who is not logged in.
	 * @param refused why the browser was redirected here, as the key of a sentence; null
	 * for no reason
	 */
	private String welcome(@Nullable String refused, Model model) {
		model.addAttribute("notice", refused);
		if (this.guests.areWelcome()) {
			return "join";
		}
		if (this.registration.areOpen()) {
			model.addAttribute("form", SignUpForm.open());
			return "sign-up";
		}
		return (refused != null) ? "redirect:/login?refused=" + refused : "redirect:/login";
	}

	@PostMapping("/join")
	String join(@CurrentAccount @Nullable Account account, @RequestParam(defaultValue = "") String name, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		if (account != null) {
			return "redirect:/";
		}
		try {
			Account guest = this.guests.welcome(name, request.getRemoteAddr());
			return "redirect:" + this.logInSession.begin(guest, request, response);
		}
		catch (Refused refused) {
			Refusals.answer(refused, response);
			model.addAttribute("name", name);
			model.addAttribute("error", refused.reason().code());
			return "join";
		}
	}

}
