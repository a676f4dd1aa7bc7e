package chat.maru.registration;

import java.util.UUID;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The name of a guest who cannot come back and wrote nothing is free again. */
@MaruTest
class DepartedGuestsTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DepartedGuests departed;

	private final String name = "Visitor " + UUID.randomUUID().toString().substring(0, 8);

	@Test
	void theNameOfAGuestWhoLoggedOutIsFreeForNamesThatLookLikeIt() {
		Browser guest = join();
		guest.submit("/account", "/logout");
		assertTaken();
		assertThat(this.departed.release()).isPositive();
		assertThat(this.maru.browser().join(this.name.replace('o', '0')).statusCode()).isEqualTo(302);
	}

	@Test
	void soIsThatOfAGuestWhoseSessionHasExpired() {
		Browser guest = join();
		this.departed.release();
		assertTaken();
		this.jdbc.sql("update spring_session set expiry_time = 0 where session_id = ?").param(guest.session()).update();
		this.departed.release();
		assertThat(this.maru.browser().join(this.name).statusCode()).isEqualTo(302);
	}

	@Test
	void aGuestWhoHasPostedKeepsTheName() {
		Browser guest = join();
		this.maru.fill(this.maru.room(), guest(guest), 1);
		guest.submit("/account", "/logout");
		this.departed.release();
		assertTaken();
		// The second time it is known without looking.
		this.departed.release();
		assertTaken();
	}

	@Test
	void accountsWithATokenOrAPasswordAndNewOnesKeepTheName() {
		Guest program = this.maru.guest();
		age(program.id());
		Browser member = join();
		member.choosePassword(Members.PASSWORD);
		member.submit("/account", "/logout");
		Browser fresh = this.maru.browser();
		String newcomer = "New " + this.name;
		fresh.join(newcomer);
		fresh.submit("/account", "/logout");
		this.departed.release();
		assertTaken();
		assertThat(this.maru.browser().join(program.name()).statusCode()).isEqualTo(422);
		assertThat(this.maru.browser().join(newcomer).statusCode()).isEqualTo(422);
	}

	@Test
	void theLogsOfTheirRoomsStayWhole() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, "Room of " + this.name, "public");
		Browser guest = join();
		guest.submit("/rooms", "/rooms/" + room + "/join");
		guest.submit("/account", "/logout");
		this.departed.release();
		String log = this.maru.http()
			.get("/api/rooms/" + room + "/events?after=0", "Authorization", owner.bearer())
			.body();
		assertThat(Posts.json(log).get("events").findValuesAsString("type")).containsSequence("joined", "left");
		assertThat(log).doesNotContain(this.name);
	}

	private Browser join() {
		Browser browser = this.maru.browser();
		assertThat(browser.join(this.name).statusCode()).isEqualTo(302);
		age(guest(browser).id());
		return browser;
	}

	private static Guest guest(Browser browser) {
		var me = Posts.json(browser.get("/api/me").body());
		return new Guest(me.get("id").stringValue(), me.get("name").stringValue(), "");
	}

	/** As if they had come an hour ago. */
	private void age(String account) {
		this.jdbc.sql("update account set created_at = created_at - 3600000 where id = ?").param(account).update();
	}

	private void assertTaken() {
		assertThat(this.maru.browser().join(this.name).statusCode()).isEqualTo(422);
	}

}
