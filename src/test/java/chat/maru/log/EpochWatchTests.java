package chat.maru.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import chat.maru.cluster.Notices;
import chat.maru.cluster.NoticesMissed;
import chat.maru.storage.EpochNote;
import chat.maru.storage.EpochNote.Note;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** When a replica takes over, everything that is kept of the logs is forgotten. */
class EpochWatchTests {

	private final EpochNote note = mock();

	private final Heads heads = mock();

	private final LogOrder order = mock();

	private final ObjectProvider<EpochListener> listeners = mock();

	private final List<String> heard = new ArrayList<>();

	@Test
	void aNewEpochIsHeardOnce() {
		given(this.note.read()).willReturn(Optional.of(new Note("first", "-")));
		Epoch epoch = new Epoch(this.note, mock());
		given(this.listeners.orderedStream())
			.willAnswer((call) -> Stream.<EpochListener>of(() -> this.heard.add(epoch.value())));
		Notices notices = new Notices();
		EpochWatch watch = new EpochWatch(epoch, this.heads, this.order, this.listeners, notices);
		watch.check();
		assertThat(this.heard).isEmpty();
		verify(this.order, never()).clear();
		given(this.note.read()).willReturn(Optional.of(new Note("second", "-")));
		watch.check();
		watch.check();
		assertThat(this.heard).containsExactly("second");
		verify(this.heads).forgetAll();
		verify(this.order).clear();
		given(this.note.read()).willReturn(Optional.of(new Note("third", "-")));
		tell(notices, new NoticesMissed());
		assertThat(this.heard).as("at once when notices are missing").containsExactly("second", "third");
	}

	private static void tell(Notices notices, NoticesMissed missed) {
		SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);
		new TransactionTemplate(new JdbcTransactionManager(database))
			.executeWithoutResult((status) -> notices.publish(missed));
		database.destroy();
	}

}
