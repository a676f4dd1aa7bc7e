package chat.maru.administration;

import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.account.Role;
import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checklist in the lobby of a new server. Other tests may have done some of its
 * steps.
 */
@MaruTest
class SetupChecklistTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Administration administration;

	@Autowired
	private SetupChecklist checklist;

	private Browser browser;

	private Account administrator;

	@BeforeEach
	void begin() {
		this.jdbc.sql("delete from setting where name = 'server-name'").update();
		this.browser = this.maru.browser();
		String name = "Keeper " + UUID.randomUUID().toString().substring(0, 8);
		this.browser.join(name);
		String id = Posts.json(this.browser.get("/api/me").body()).get("id").stringValue();
		this.browser.choosePassword(Members.PASSWORD);
		this.administrator = new Account(id, name, Role.ADMINISTRATOR);
		this.administration.change(this.administrator, this.administrator, Role.ADMINISTRATOR);
	}

	@AfterEach
	void makeTheServerNewAgain() {
		this.jdbc.sql("update room set created_at = ? where id = 'lobby'").param(System.currentTimeMillis()).update();
	}

	@Test
	void stepsAreDoneByFacts() {
		SetupSteps before = steps();
		assertThat(before.named()).isFalse();
		assertThat(before.password()).isTrue();
		this.jdbc.sql("update account set password = null where id = ?").param(this.administrator.id()).update();
		assertThat(steps().password()).isFalse();
		Guest member = Members.member(this.maru);
		Members.room(this.maru, member, "Room " + UUID.randomUUID().toString().substring(0, 8), "private");
		assertThat(steps().room()).isTrue();
		this.browser.submit("/admin/access", "/admin/invitations", "days", "7", "uses", "1");
		assertThat(steps().invitation()).isTrue();
		this.browser.submit("/admin/settings", "/admin/settings/name", "name", "Garden club");
		try {
			assertThat(steps()).isEqualTo(new SetupSteps(true, true, true, false));
			this.jdbc.sql("update account set password = 'x' where id = ?").param(this.administrator.id()).update();
			assertThat(this.checklist.of(this.administrator)).isEmpty();
		}
		finally {
			this.browser.submit("/admin/settings", "/admin/settings/name", "name", "");
		}
	}

	@Test
	void theLobbyShowsThemToAdministratorsUntilTheyHideThem() {
		assertThat(this.browser.get("/").body()).contains("class=\"checklist\"", "href=\"/admin/settings\"");
		Guest other = this.maru.administrator();
		Browser guest = this.maru.browser();
		guest.join("Visitor " + UUID.randomUUID().toString().substring(0, 8));
		assertThat(guest.get("/").body()).doesNotContain("checklist");
		assertThat(guest.form("/admin/checklist/dismiss", guest.csrf()).statusCode()).isEqualTo(404);
		assertThat(this.browser.submit("/", "/admin/checklist/dismiss").statusCode()).isEqualTo(302);
		assertThat(this.browser.submit("/", "/admin/checklist/dismiss").statusCode()).isEqualTo(302);
		assertThat(this.browser.get("/").body()).doesNotContain("checklist");
		assertThat(this.checklist.of(new Account(other.id(), other.name(), Role.ADMINISTRATOR))).isPresent();
	}

	@Test
	void otherRoomsAndOldServersDoNotShowThem() {
		String room = this.maru.room();
		assertThat(this.browser.get("/rooms/" + room).body()).contains("maru-timeline").doesNotContain("checklist");
		assertThat(this.checklist.of(new Account(this.administrator.id(), this.administrator.name()))).isEmpty();
		this.jdbc.sql("update room set created_at = 0 where id = 'lobby'").update();
		assertThat(this.checklist.of(this.administrator)).isEmpty();
	}

	private SetupSteps steps() {
		return this.checklist.of(this.administrator).orElseThrow();
	}

}
