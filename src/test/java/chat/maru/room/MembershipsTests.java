package chat.maru.room;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import chat.maru.cluster.Notices;
import chat.maru.storage.Engine;
import chat.maru.storage.Locks;
import chat.maru.support.AfterReading;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A cached membership is that of the database. */
@MaruTest
class MembershipsTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Test
	void aMembershipThatEndsWhileItIsReadIsNotKept() throws Exception {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		Guest guest = this.maru.guest();
		this.maru.http()
			.putJson("/api/rooms/" + room + "/members/" + guest.id(), "{}", "Authorization", owner.bearer());
		AtomicReference<@Nullable Memberships> raced = new AtomicReference<>();
		Thread end = new Thread(() -> new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> Objects.requireNonNull(raced.get()).delete(guest.id(), room)));
		AtomicBoolean once = new AtomicBoolean();
		Memberships memberships = new Memberships(this.jdbc, Clock.systemUTC(), new Notices(),
				new Locks(Engine.SQLITE, this.jdbc), new AfterReading(this.transactions, () -> {
					if (once.compareAndSet(false, true)) {
						end.start();
						Waiting.awaitWaitingOrDone(end);
					}
				}));
		raced.set(memberships);
		assertThat(memberships.role(guest.id(), room)).contains(RoomRole.MEMBER);
		end.join(10_000);
		assertThat(memberships.role(guest.id(), room)).isEmpty();
	}

	@Test
	void inATransactionThatMaySeeAnOldOneNoneIsRead(@Autowired Memberships memberships) {
		TransactionTemplate begun = new TransactionTemplate(this.transactions);
		begun.setReadOnly(true);
		assertThatIllegalStateException().isThrownBy(() -> begun.execute((status) -> memberships.role("a", "b")));
	}

}
