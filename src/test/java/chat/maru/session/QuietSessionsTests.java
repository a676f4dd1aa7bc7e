package chat.maru.session;

import java.time.Duration;
import java.util.List;

import chat.maru.session.QuietSessions.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;

import static org.assertj.core.api.Assertions.assertThat;
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
		Quiet<MapSession> session = new Quiet<>(stored);
		session.setMaxInactiveInterval(lasts);
		session.setLastAccessedTime(stored.getCreationTime().plus(later));
		assertThat(stored.getLastAccessedTime().isAfter(stored.getCreationTime())).isEqualTo(noted);
	}

	@Test
	void anEndedSessionAndAFormerIdAreToldInTheTransactionOfTheChange() {
		FindByIndexNameSessionRepository<MapSession> delegate = mock();
		StoredSessions stored = mock();
		QuietSessions<MapSession> sessions = new QuietSessions<>(delegate, () -> stored);
		sessions.deleteById("ended");
		verify(stored).delete(List.of("ended"));
		verifyNoInteractions(delegate);
		Quiet<MapSession> session = new Quiet<>(new MapSession("before"));
		sessions.save(session);
		verifyNoMoreInteractions(stored);
		String after = session.changeSessionId();
		sessions.save(session);
		verify(stored).changeId("before", after);
	}

}
