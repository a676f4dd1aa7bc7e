package chat.maru.storage;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import chat.maru.account.Account;
import chat.maru.account.AccountEnding;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.DeletionCause;
import chat.maru.account.DisplayName;
import chat.maru.account.Role;
import chat.maru.administration.Administration;
import chat.maru.administration.AdministrationReason;
import chat.maru.administration.Bans;
import chat.maru.passkey.Passkeys;
import chat.maru.password.PasswordReason;
import chat.maru.provider.Identities;
import chat.maru.provider.Identity;
import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import chat.maru.room.DirectTalks;
import chat.maru.room.RoomMembers;
import chat.maru.room.RoomReason;
import chat.maru.room.RoomRole;
import chat.maru.room.RoomService;
import chat.maru.session.LogInLimit;
import chat.maru.session.OneTimeStore;
import chat.maru.session.OneTimeStores;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Postgres;
import chat.maru.support.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Rules about several rows hold on PostgreSQL, where several transactions write at a
 * time. In each test, one transaction has not committed yet when another one begins.
 */
@MaruTest
class SharedDatabaseTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private Locks locks;

	@Autowired
	private Accounts accounts;

	@Autowired
	private AccountEnding ending;

	@Autowired
	private Administration administration;

	@Autowired
	private Bans bans;

	@Autowired
	private Identities identities;

	@Autowired
	private Passkeys passkeys;

	@Autowired
	private RoomMembers members;

	@Autowired
	private RoomService rooms;

	@Autowired
	private DirectTalks talks;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		String url = Postgres.newDatabase();
		properties.add("spring.datasource.url", () -> url);
	}

	/** Another connection to the same database. */
	private JdbcClient outside;

	@BeforeEach
	void connect(@Value("${spring.datasource.url}") String url) {
		this.outside = JdbcClient.create(new DriverManagerDataSource(url));
	}

	@BeforeEach
	void noAdministrator() {
		this.jdbc.sql("update account set role = 'member' where role = 'administrator'").update();
	}

	@Test
	void aLockNeedsATransactionThatWrites() {
		assertThatIllegalStateException().isThrownBy(() -> this.locks.lock("a"));
		TransactionTemplate reading = new TransactionTemplate(this.transactions);
		reading.setReadOnly(true);
		assertThatIllegalStateException()
			.isThrownBy(() -> reading.executeWithoutResult((status) -> this.locks.lock("a")));
	}

	@Test
	void aLockIsForOneThing() {
		assertThat(race(() -> this.locks.lock("a"), () -> inTransaction(() -> this.locks.lock("b")))).isNull();
	}

	@Test
	void oneOfTwoAdministratorsStaysWhenBothStepDown() {
		Account first = administrator();
		Account second = administrator();
		assertThat(race(() -> this.administration.change(first, first, Role.MEMBER),
				() -> this.administration.change(second, second, Role.MEMBER)))
			.isEqualTo(AccountReason.LAST_ADMINISTRATOR);
		assertThat(administrators()).containsExactly(second.id());
	}

	@Test
	void oneOfTwoAdministratorsStaysWhenTheOtherDeletesTheAccount() {
		Account first = administrator();
		Account second = administrator();
		assertThat(race(() -> this.administration.change(first, first, Role.MEMBER),
				() -> this.ending.commit(second, DeletionCause.REQUESTED)))
			.isEqualTo(AccountReason.LAST_ADMINISTRATOR);
		assertThat(administrators()).containsExactly(second.id());
	}

	@Test
	void oneAccountBecomesTheFirstAdministrator() {
		Account first = member();
		Account second = member();
		race(() -> this.accounts.appointFirst(first), () -> this.accounts.appointFirst(second));
		assertThat(administrators()).containsExactly(first.id());
	}

	@Test
	void aBannedMemberDoesNotBecomeAnAdministrator() {
		Account administrator = administrator();
		Account member = member();
		assertThat(race(() -> this.bans.ban(administrator, member, null, "spam"),
				() -> this.administration.change(administrator, member, Role.ADMINISTRATOR)))
			.isEqualTo(AdministrationReason.ROLE_BANNED);
	}

	@Test
	void aNewAdministratorIsNotBanned() {
		Account administrator = administrator();
		Account member = member();
		assertThat(race(() -> this.administration.change(administrator, member, Role.ADMINISTRATOR),
				() -> this.bans.ban(administrator, member, null, "spam")))
			.isEqualTo(AdministrationReason.BAN_ADMINISTRATOR);
	}

	@Test
	void theLaterOfTwoBansReplacesTheEarlier() {
		Account administrator = administrator();
		Account member = member();
		assertThat(race(() -> this.bans.ban(administrator, member, 1L, "first"),
				() -> this.bans.ban(administrator, member, 2L, "second")))
			.isNull();
		assertThat(this.jdbc.sql("select reason from ban where account_id = ?")
			.param(member.id())
			.query(String.class)
			.list()).containsExactly("second");
	}

	@Test
	void aRoomKeepsAnOwnerWhenTwoStepDown() {
		Account first = member();
		Account second = member();
		String room = roomOf(first, second);
		assertThat(race(() -> this.members.change(first, room, first, RoomRole.MEMBER),
				() -> this.members.change(second, room, second, RoomRole.MEMBER)))
			.isEqualTo(RoomReason.LAST_OWNER);
		assertThat(owners(room)).containsExactly(second.id());
	}

	@Test
	void aRoomGetsAnOwnerWhenOneStepsDownAndTheOtherLeaves() {
		Account first = member();
		Account second = member();
		String room = roomOf(first, second);
		assertThat(race(() -> this.members.change(first, room, first, RoomRole.MEMBER),
				() -> this.members.leave(second, room)))
			.isNull();
		assertThat(owners(room)).containsExactly(first.id());
	}

	@Test
	void anAccountKeepsAWayToLogIn() {
		Account account = member();
		Identity identity = new Identity("https://id.example", account.id());
		byte[] passkey = account.id().getBytes();
		this.jdbc.sql("update account set password = null where id = ?").param(account.id()).update();
		this.jdbc.sql("insert into identity (issuer, subject, account_id, created_at) values (?, ?, ?, 0)")
			.params(identity.issuer(), identity.subject(), account.id())
			.update();
		this.jdbc.sql("""
				insert into passkey (id, account_id, label, public_key, attestation, signature_count, transports,
					backup_eligible, backed_up, created_at, used_at)
				values (?, ?, 'Phone', ?, ?, 0, '', true, false, 0, 0)""")
			.params(passkey, account.id(), passkey, passkey)
			.update();
		assertThat(race(() -> this.identities.disconnect(account, identity),
				() -> this.passkeys.remove(account, new Bytes(passkey).toBase64UrlString())))
			.isEqualTo(PasswordReason.LAST_WAY_TO_LOG_IN);
	}

	@Test
	void aNameThatWasJustTakenIsRefused() {
		Account first = member();
		Account second = member();
		DisplayName name = DisplayName.of("Ha" + UUID.randomUUID().toString().substring(0, 8));
		assertThat(race(() -> this.accounts.rename(first, name), () -> this.accounts.rename(second, name)))
			.isEqualTo(AccountReason.NAME_TAKEN);
		DisplayName other = DisplayName.of("Bo" + UUID.randomUUID().toString().substring(0, 8));
		assertThat(race(() -> this.accounts.rename(first, other), () -> this.accounts.createGuest(other)))
			.isEqualTo(AccountReason.NAME_TAKEN);
	}

	@Test
	void theNameOfARoomThatWasJustTakenIsRefused() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, "Tea " + owner.id().substring(0, 8), "public");
		DisplayName name = DisplayName.of("Tee " + owner.id().substring(0, 8));
		assertThat(race(() -> this.jdbc.sql("""
				insert into room (id, name, name_key, kind, look_drawn, look_read, created_at)
				values (?, ?, ?, 'public', ?, ?, 0)""")
			.params(UUID.randomUUID().toString(), name.value(), name.key(), name.look().drawn(), name.look().read())
			.update(), () -> this.rooms.change(owner.account(), room, name.value(), null)))
			.isEqualTo(RoomReason.NAME_TAKEN);
	}

	@Test
	void aDirectMessageThatWasJustBegunIsFound() {
		Account first = member();
		Account second = member();
		String talk = UUID.randomUUID().toString();
		String people = String.join(",", List.of(first.id(), second.id()).stream().sorted().toList());
		AtomicReference<@Nullable String> found = new AtomicReference<>();
		assertThat(race(() -> this.jdbc.sql("""
				insert into room (id, name, name_key, kind, people_key, created_at)
				values (?, '', '', 'direct', ?, 0)""").params(talk, people).update(),
				() -> found.set(this.talks.with(first, List.of(second.id())))))
			.isNull();
		assertThat(found).hasValue(talk);
	}

	@Test
	void anIdThatCannotBeStoredIsUnknown() {
		assertThat(this.maru.http()
			.postJson("/api/direct", "{\"people\":[\"\\u0000\"]}", "Authorization", this.maru.guest().bearer())
			.body()).contains("room-nobody");
		Account member = member();
		this.identities.disconnect(member, new Identity("https://id.example", "\0"));
	}

	@Test
	void anAttributeThatTwoRequestsAddIsTheLaterOne(
			@Autowired FindByIndexNameSessionRepository<? extends Session> sessions) {
		assertThat(attributeThatTwoRequestsAdd(sessions)).isEqualTo("second");
	}

	private static <S extends Session> @Nullable Object attributeThatTwoRequestsAdd(
			FindByIndexNameSessionRepository<S> sessions) {
		S made = sessions.createSession();
		sessions.save(made);
		S first = Objects.requireNonNull(sessions.findById(made.getId()));
		S second = Objects.requireNonNull(sessions.findById(made.getId()));
		first.setAttribute("a", "first");
		second.setAttribute("a", "second");
		sessions.save(first);
		sessions.save(second);
		return Objects.requireNonNull(sessions.findById(made.getId())).getAttribute("a");
	}

	@Test
	void aValueIsTakenOnce(@Autowired OneTimeStores stores) {
		OneTimeStore<Reading> store = stores.of("test", Reading.class, Duration.ofMinutes(1));
		assertThat(race(() -> store.keep("a", new Reading(1)), () -> store.keep("b", new Reading(2)))).isNull();
		AtomicReference<Optional<Reading>> second = new AtomicReference<>();
		assertThat(race(() -> assertThat(store.take("a")).contains(new Reading(1)), () -> second.set(store.take("a"))))
			.isNull();
		assertThat(second).hasValue(Optional.empty());
		assertThat(store.find("b")).contains(new Reading(2));
	}

	@Test
	void anAttemptThatIsRolledBackIsCounted(@Autowired LogInLimit limit) {
		int before = this.jdbc.sql("select count(*) from rate_limit").query(Integer.class).single();
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			limit.count("somebody " + UUID.randomUUID(), "192.0.2.77", true);
			status.setRollbackOnly();
		});
		assertThat(this.jdbc.sql("select count(*) from rate_limit").query(Integer.class).single())
			.isEqualTo(before + 2);
	}

	@Test
	void aBrowserLogsInAndOut() {
		Account account = member();
		assertThat(this.maru.browser().logIn(account.name(), Members.PASSWORD).statusCode()).isEqualTo(302);
		assertThat(this.jdbc.sql("select count(*) from spring_session where principal_name = ?")
			.param(account.id())
			.query(Integer.class)
			.single()).isEqualTo(1);
		this.ending.commit(account, DeletionCause.REQUESTED);
		assertThat(this.jdbc.sql("select count(*) from spring_session where principal_name = ?")
			.param(account.id())
			.query(Integer.class)
			.single()).isZero();
	}

	private Account member() {
		return this.accounts.find(Members.member(this.maru).id()).orElseThrow();
	}

	private Account administrator() {
		return this.accounts.find(this.maru.administrator().id()).orElseThrow();
	}

	private List<String> administrators() {
		return this.jdbc.sql("select id from account where role = 'administrator'")
			.query((row, number) -> row.getString(1))
			.list();
	}

	private String roomOf(Account first, Account second) {
		String id = UUID.randomUUID().toString();
		this.jdbc.sql("insert into room (id, name, name_key, kind, created_at) values (?, 'Tea', 'tea', 'private', 0)")
			.param(id)
			.update();
		this.jdbc.sql(
				"insert into membership (room_id, account_id, role, joined_at) values (?, ?, 'owner', 1), (?, ?, 'owner', 2)")
			.params(id, first.id(), id, second.id())
			.update();
		return id;
	}

	private List<String> owners(String room) {
		return this.jdbc.sql("select account_id from membership where room_id = ? and role = 'owner'")
			.param(room)
			.query((row, number) -> row.getString(1))
			.list();
	}

	private void inTransaction(Runnable action) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> action.run());
	}

	/**
	 * Runs two actions. The first one's transaction ends when the second one waits for
	 * it, or is done without waiting.
	 * @return why the second action was refused; null if it was not
	 */
	private @Nullable Reason race(Runnable first, Runnable second) {
		AtomicReference<CompletableFuture<Void>> begun = new AtomicReference<>();
		inTransaction(() -> {
			first.run();
			CompletableFuture<Void> later = CompletableFuture.runAsync(second);
			begun.set(later);
			Waiting.await().until(() -> later.isDone() || waits());
		});
		try {
			begun.get().get(20, TimeUnit.SECONDS);
			return null;
		}
		catch (ExecutionException | CompletionException ex) {
			if (ex.getCause() instanceof Refused refused) {
				return refused.reason();
			}
			throw new AssertionError("It failed", ex.getCause());
		}
		catch (Exception ex) {
			throw new AssertionError("It was not done", ex);
		}
	}

	private record Reading(int number) {
	}

	private boolean waits() {
		return this.outside.sql("""
				select exists (select 1 from pg_stat_activity
					where datname = current_database() and wait_event_type = 'Lock')""").query(Boolean.class).single();
	}

}
