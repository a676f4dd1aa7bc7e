package chat.maru.fanout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsTests {

	@Test
	void aDestinationNamesARoom() {
		assertThat(Topics.roomRead("/topic/chat")).hasValue("lobby");
		assertThat(Topics.roomRead("/topic/chat.lobby")).hasValue("lobby");
		assertThat(Topics.roomRead("/topic/chat.a.b")).hasValue("a.b");
		assertThat(Topics.roomPosted("/app/chat")).hasValue("lobby");
		assertThat(Topics.roomPosted("/app/chat.other")).hasValue("other");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/topic", "/topic/", "/topic/cha", "/topic/chatter", "/topic/chat/",
			"/topic/chat.a/b", "/topic/*", "/TOPIC/chat", "topic/chat", " /topic/chat", "/topic/chat ",
			"/topic/presence", "/queue/errors" })
	void otherDestinationsNameNoRoom(String destination) {
		assertThat(Topics.roomRead(destination)).isEmpty();
		assertThat(Topics.roomPosted(destination.replace("topic", "app"))).isEmpty();
	}

	@Test
	void clientsSendPostsAndChanges() {
		assertThat(Topics.isSentTo("/app/chat")).isTrue();
		assertThat(Topics.isSentTo("/app/changes.other")).isTrue();
		assertThat(Topics.isSentTo("/app/changes")).isFalse();
		assertThat(Topics.isSentTo("/app/changes.a/b")).isFalse();
		assertThat(Topics.isSentTo("/topic/changes.other")).isFalse();
	}

	@Test
	void aTopicIsNotForPosts() {
		assertThat(Topics.roomPosted("/topic/chat")).isEmpty();
		assertThat(Topics.roomRead("/app/chat")).isEmpty();
	}

}
