package chat.maru.session;

import java.time.Duration;

import chat.maru.session.QuietSessions.Quiet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.session.MapSession;

import static org.assertj.core.api.Assertions.assertThat;

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

}
