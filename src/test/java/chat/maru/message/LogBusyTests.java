package chat.maru.message;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import chat.maru.MaruApplication;
import chat.maru.log.LogWriter;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A change is refused with a retry time while nothing can be written. */
class LogBusyTests {

	@Test
	void aChangeThatCannotBeWrittenIsNotDoneAndCanBeRepeated(@TempDir Path data) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.run("--server.port=0", "--maru.data=" + data)) {
			Maru maru = context.getBean(Maru.class);
			String room = Members.room(maru, Members.member(maru), "Garden", "public");
			Guest guest = maru.guest();
			LogWriter writer = context.getBean(LogWriter.class);
			writer.stop();
			HttpResponse<String> refused = join(maru, guest, room);
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.headers().firstValue("Retry-After")).contains("1");
			assertThat(Posts.json(refused.body()).get("code").stringValue()).isEqualTo("busy");
			writer.start();
			assertThat(join(maru, guest, room).statusCode()).isEqualTo(204);
		}
	}

	private static HttpResponse<String> join(Maru maru, Guest guest, String room) {
		return maru.http().postJson("/api/rooms/" + room + "/join", "", "Authorization", guest.bearer());
	}

}
