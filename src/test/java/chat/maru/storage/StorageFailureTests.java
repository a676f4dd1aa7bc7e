package chat.maru.storage;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import chat.maru.MaruApplication;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** How HTTP and sockets answer while nothing can be stored. */
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(OutputCaptureExtension.class)
class StorageFailureTests {

	@TempDir
	private Path parent;

	private Path data;

	private ConfigurableApplicationContext context;

	private Maru maru;

	@BeforeEach
	void start() {
		this.data = this.parent.resolve("data");
		this.context = new SpringApplicationBuilder(MaruApplication.class, Maru.class).run("--server.port=0",
				"--maru.data=" + this.data);
		this.maru = this.context.getBean(Maru.class);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void nothingIsAcknowledgedAfterTheFolderWasReplaced(CapturedOutput output) throws Exception {
		Guest member = Members.member(this.maru);
		String room = Members.room(this.maru, member, "Garden", "public");
		Guest guest = this.maru.guest();
		StompSocket socket = this.maru.socket(Transport.NATIVE, member);
		socket.post(room, "before");
		assertThat(this.maru.http().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
		Files.move(this.data, this.parent.resolve("elsewhere"));

		// The next request is refused, before the periodic check.
		socket.send("SEND", Posts.body("after"), "destination:/app/chat." + room, "receipt:lost");
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("storage-failed");
		storageFailed(this.maru.http().postJson("/api/guests", "{\"name\":\"Somebody\"}"));
		storageFailed(this.maru.http().postJson("/api/rooms/" + room + "/join", "", "Authorization", guest.bearer()));
		storageFailed(this.maru.http()
			.patchJson("/api/rooms/" + room, "{\"topic\":\"Another\"}", "Authorization", member.bearer()));
		storageFailed(
				this.maru.http().putJson("/api/me/name", "{\"name\":\"Other\"}", "Authorization", member.bearer()));
		HttpResponse<String> page = this.maru.browser().join("Somebody Else");
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.headers().firstValue("Retry-After")).isPresent();
		assertThat(page.body()).contains("Nothing can be saved right now");

		assertThat(this.maru.http().get("/actuator/health/readiness").statusCode()).isEqualTo(503);
		assertThat(this.maru.http().get("/actuator/health/liveness").statusCode()).isEqualTo(200);
		assertThat(output.toString().lines().filter((line) -> line.contains("was removed or replaced"))).singleElement()
			.asString()
			.contains(this.data.resolve("maru.db").toString());
		assertThat(output.toString().lines().filter((line) -> line.startsWith("\tat "))).hasSizeLessThan(100);
	}

	private static void storageFailed(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo("storage-failed");
	}

}
