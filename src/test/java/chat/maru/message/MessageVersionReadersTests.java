package chat.maru.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import chat.maru.message.EditSettings.VersionReaders;
import chat.maru.refusal.Refused;
import chat.maru.room.ReadingRights;
import chat.maru.room.Rights;
import chat.maru.room.RoomAccess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** A setting says who can read the earlier versions of a message. */
class MessageVersionReadersTests {

	private final RoomAccess access = mock();

	private final MessageLookup messages = mock();

	private final ReadingRights rights = Rights.reading("r");

	@ParameterizedTest
	@CsvSource({ "EVERYONE, false, false, true", "MODERATORS, false, false, false", "MODERATORS, true, false, true",
			"MODERATORS, false, true, true", "NOBODY, true, true, false" })
	void versionsAreReadBy(VersionReaders readers, boolean author, boolean moderator, boolean mayRead) {
		Message message = new Message("r-1", 1, "c", new Author(author ? this.rights.account() : "another", "Minji"),
				"text", Instant.EPOCH);
		List<MessageVersion> versions = List.of(new MessageVersion(1, "text", Instant.EPOCH));
		given(this.messages.require(this.rights, "1")).willReturn(message);
		given(this.messages.versions(this.rights, message, MessageEditing.MAX_VERSIONS)).willReturn(versions);
		given(this.access.mayModerate(this.rights)).willReturn(moderator);
		MessageEditing editing = new MessageEditing(mock(), this.access, mock(), this.messages, mock(),
				new EditSettings(Duration.ZERO, readers));
		if (mayRead) {
			assertThat(editing.versions(this.rights, "1")).isEqualTo(versions);
		}
		else {
			assertThatExceptionOfType(Refused.class).isThrownBy(() -> editing.versions(this.rights, "1"))
				.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(MessageReason.VERSIONS_HIDDEN));
		}
	}

}
