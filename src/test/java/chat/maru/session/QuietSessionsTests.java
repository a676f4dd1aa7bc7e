package chat.maru.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import chat.maru.session.QuietSessions.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

/** How often it is noted that a session was used. */
class QuietSessionsTests {

	@ParameterizedTest
	@CsvSource({ "P365D,PT10M,false", "P365D,PT10M1S,true", "PT1M,PT6S,false", "PT1M,PT7S,true", "PT-1S,PT10M,false",
			"PT-1S,PT11M,true" })
	void aUseIsNotedWhereTheLastNoteIsOld(Duration lasts, Duration later, boolean noted) {
		MapSession stored = new MapSession();
		Quiet<MapSession> session = new Quiet<>(stored, at(stored.getCreationTime().plus(later)));
		session.setMaxInactiveInterval(lasts);
		session.setLastAccessedTime(Instant.EPOCH);
		assertThat(stored.getLastAccessedTime().isAfter(stored.getCreationTime())).isEqualTo(noted);
	}

	@Test
	void aSessionExpiresByTheClockThatAllNodesShare() {
		FindByIndexNameSessionRepository<MapSession> delegate = mock();
		MapSession stored = new MapSession();
		stored.setMaxInactiveInterval(Duration.ofMinutes(30));
		given(delegate.findById("id")).willReturn(stored);
		given(delegate.createSession()).willReturn(new MapSession());
		Instant used = stored.getLastAccessedTime();
		QuietSessions<MapSession> behind = sessions(delegate, used.plusSeconds(30 * 60));
		assertThat(behind.findById("id")).isNull();
		assertThat(behind.createSession().getLastAccessedTime()).isEqualTo(used.plusSeconds(30 * 60));
		Quiet<MapSession> session = Objects
			.requireNonNull(sessions(delegate, used.plusSeconds(30 * 60 - 1)).findById("id"));
		assertThat(session.isExpired()).isFalse();
	}

	private static QuietSessions<MapSession> sessions(FindByIndexNameSessionRepository<MapSession> delegate,
			Instant now) {
		return new QuietSessions<>(delegate, () -> mock(StoredSessions.class), () -> at(now));
	}

	private static Clock at(Instant now) {
		return Clock.fixed(now, ZoneOffset.UTC);
	}

	@Test
	void anEndedSessionAndAFormerIdAreToldInTheTransactionOfTheChange() {
		FindByIndexNameSessionRepository<MapSession> delegate = mock();
		StoredSessions stored = mock();
		QuietSessions<MapSession> sessions = new QuietSessions<>(delegate, () -> stored, Clock::systemUTC);
		sessions.deleteById("ended");
		verify(stored).delete(List.of("ended"));
		verifyNoInteractions(delegate);
		Quiet<MapSession> session = new Quiet<>(new MapSession("before"), Clock.systemUTC());
		sessions.save(session);
		verifyNoMoreInteractions(stored);
		String after = session.changeSessionId();
		sessions.save(session);
		verify(stored).changeId("before", after);
	}

}
