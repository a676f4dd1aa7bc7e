package chat.maru.browser;

import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Networks that allow WebSocket, or only HTTP. */
@PageTest
class PageTransportTests extends PageScenario {

	@Test
	void thePageShowsThatItUsesWebSocket() {
		chats(this.people.browser(new NewContextOptions()), "WebSocket");
	}

	@Test
	void withoutWebSocketThePageStreams() {
		BrowserContext context = this.people.browser(new NewContextOptions());
		ClientNetwork.of(context).withoutWebSocket();
		chats(context, "HTTP streaming");
	}

	@Test
	void withoutWebSocketAndStreamingThePagePolls() {
		this.people.expectFailedRequests();
		BrowserContext context = this.people.browser(new NewContextOptions());
		ClientNetwork.of(context).withoutWebSocket().withoutStreaming();
		chats(context, "HTTP polling");
	}

	private void chats(BrowserContext context, String transport) {
		ChatPage minji = JoinPage.open(context).join(People.unique("Minji"));
		ChatPage ben = this.people.join("Ben");
		assertThat(minji.connection()).hasAttribute("title", "Connected over " + transport);
		String topic = "by " + transport + ":";
		List<String> texts = List.of(topic + " 안녕?", topic + " hello!", topic + " 들려요");
		minji.say(texts.get(0));
		ben.hear(texts.get(0));
		ben.say(texts.get(1));
		minji.hear(texts.get(1));
		minji.say(texts.get(2));
		for (ChatPage page : List.of(minji, ben)) {
			page.awaitTexts(topic, texts);
		}
	}

}
