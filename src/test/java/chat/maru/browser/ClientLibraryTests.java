package chat.maru.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import chat.maru.support.Waiting;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/client.md promises, with a real browser and a real server. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "maru.limits.guests-per-minute=0", "maru.limits.searches-per-minute=0" })
@ExtendWith(BrowserExtension.class)
@DirtiesContext
class ClientLibraryTests {

	/** An address without a server, so that the page stays without a connection. */
	private static final Map<String, Object> NOWHERE = Map.of("url", "/nowhere");

	/** How often the library told that it was connected. */
	private static final String ONLINE_AGAIN = "told.state.filter(({ state }) => state === 'online').length";

	/** A browser that is driven by a test shows all its pages. */
	private static final String VISIBILITY = """
			Object.defineProperty(document, 'visibilityState', { configurable: true, value: '%s' })
			document.dispatchEvent(new Event('visibilitychange'))""";

	@TempDir
	static Path data;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("maru.data", () -> data.toString());
	}

	@Test
	void sendResolvesWhenTheMessageIsCommitted(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.send("hello, 마루 👋");
		page.awaitReceipts();
		assertThat(page.history()).containsExactly("hello, 마루 👋");
		assertThat(page.list("told.outbox.map(({ status }) => status)")).containsExactly("waiting", "sent");
		assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
	}

	@Test
	void eventsArriveWhereTheRoomIsJoined(BrowserContext context, BrowserContext other) {
		ClientPage reader = ClientPage.of(context);
		reader.evaluate("chat.join()");
		reader.awaitState("online");
		ClientPage writer = ClientPage.of(other);
		writer.send("for you");
		reader.await("told.event.some(({ type, message }) => type === 'posted' && message.text === 'for you')");
	}

	@Test
	void searchFindsMessagesAndRejectsWithARefusal(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.send("a needle");
		page.awaitReceipts();
		page.evaluate("""
				async () => {
					const until = async (found) => { while (!await found()) await new Promise(requestAnimationFrame) }
					const codeOf = (promise) => promise.catch(({ name, code }) => name === 'Refusal' ? code : name)
					await until(async () => (await chat.search('needle')).results.length === 1)
					told.refused.push(
						await codeOf(chat.search('in:nowhere')),
						await codeOf(chat.search('needle', { signal: AbortSignal.abort() })))
				}""");
		assertThat(page.list("told.refused")).containsExactly("room-unknown", "AbortError");
	}

	@Test
	void bookmarksAreRead(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.evaluate(
				"""
						async () => {
							const { bookmarks } = await chat.bookmarks({ limit: 1 })
							told.refused.push(`${bookmarks.length} bookmarks`, await chat.bookmarks({ limit: 0 }).catch(({ name }) => name))
						}""");
		assertThat(page.list("told.refused")).containsExactly("0 bookmarks", "Refusal");
	}

	@Test
	void mentionsAreReadInPages(BrowserContext context, BrowserContext other) {
		ClientPage page = ClientPage.of(context);
		ClientPage writer = ClientPage.of(other);
		for (String text : List.of("@you one", "@you two")) {
			writer
				.evaluate("chat.send('%s', { mentions: [{ id: '%s', at: 0, length: 4 }] })".formatted(text, page.id()));
		}
		page.evaluate(
				"""
						async () => {
							const first = await chat.mentions({ limit: 1 })
							const last = await chat.mentions({ limit: 1, before: first.before })
							for (const { mentions, more } of [first, last]) told.refused.push(`${mentions[0].message.text.slice(-3)} ${more}`)
							told.refused.push(await chat.mentions({ before: '!' }).catch(({ code }) => code))
						}""");
		assertThat(page.list("told.refused")).containsExactly("two true", "one false", "before-invalid");
	}

	@Test
	void presenceBeginsWithASnapshot(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.evaluate("chat.watchPresence()");
		page.await("told.presence.length > 0 && told.presence[0].snapshot && told.presence[0].online > 0");
	}

	@Test
	void aMessageWrittenOfflineIsSentOnceWhenTheNetworkIsBack(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.awaitState("online");
		context.setOffline(true);
		page.awaitState("offline");
		page.send("from the tunnel");
		page.await("chat.outbox[0].status === 'waiting'");
		context.setOffline(false);
		page.awaitReceipts();
		assertThat(page.history()).containsExactly("from the tunnel");
	}

	@Test
	void messagesWrittenBeforeAReloadAreSentOnceAfterIt(BrowserContext context) {
		ClientNetwork network = ClientNetwork.of(context).cut();
		ClientPage page = ClientPage.of(context);
		page.send("one");
		page.send("two");
		page.reload();
		assertThat(page.list("chat.outbox.map(({ text }) => text)")).containsExactly("one", "two");
		network.mend();
		page.evaluate("chat.reconnect()");
		page.await("chat.outbox.length === 0");
		assertThat(page.history()).containsExactly("one", "two");
	}

	@Test
	void editsAndDeletionsWaitLikeMessages(BrowserContext context, BrowserContext other) {
		ClientNetwork network = ClientNetwork.of(context);
		ClientPage page = ClientPage.of(context);
		ClientPage reader = ClientPage.of(other);
		reader.evaluate("chat.join()");
		reader.awaitState("online");
		page.evaluate("chat.join()");
		page.send("one");
		page.send("two");
		page.awaitReceipts();
		page.await("told.event.length === 2");
		page.evaluate("void (window.seqs = told.event.map(({ seq }) => seq))");
		assertThat(page.evaluate(
				"chat.edit('lobby', seqs[0], 'three', { basedOn: 2 }).catch(({ code, present }) => code + present.text)"))
			.isEqualTo("edit-conflictone");
		assertThat(page.evaluate("chat.remove('lobby', seqs[1], { epoch: 'another' }).catch(({ code }) => code)"))
			.isEqualTo("epoch-changed");
		assertThat(page.evaluate("chat.edit('lobby', 'x', 'a').catch(({ code }) => code)")).isEqualTo("seq-invalid");
		page.evaluate("chat.outbox.forEach(({ clientId }) => chat.discard(clientId))");
		network.cut();
		page.await("chat.state !== 'online'");
		page.evaluate("void chat.edit('lobby', seqs[0], 'three', { basedOn: 1 })");
		page.evaluate("void chat.remove('lobby', seqs[1])");
		page.reload();
		assertThat(page.list("chat.outbox.map(({ kind, text }) => kind + text)")).containsExactly("editthree",
				"delete");
		network.mend();
		page.evaluate("chat.reconnect()");
		page.await("chat.outbox.length === 0");
		assertThat(page.history()).containsExactly("three", "");
		reader.await("told.event.length === 4");
		assertThat(reader.list("told.event.map(({ type, message }) => type + message.text)"))
			.containsExactly("postedone", "postedtwo", "editedthree", "deleted");
		assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
	}

	@Test
	void aReplyWaitsOverAReload(BrowserContext context, BrowserContext other) {
		ClientNetwork network = ClientNetwork.of(context);
		ClientPage page = ClientPage.of(context);
		ClientPage reader = ClientPage.of(other);
		reader.evaluate("chat.join()");
		reader.awaitState("online");
		page.evaluate("chat.join()");
		page.send("one");
		page.awaitReceipts();
		page.await("told.event.length === 1");
		page.evaluate("void (window.seq = told.event[0].seq)");
		assertThat(page.evaluate("chat.send('a', { replyTo: 'x' }).catch(({ code }) => code)"))
			.isEqualTo("seq-invalid");
		assertThat(page.evaluate("chat.send('a', { replyTo: 1e15 }).catch(({ code }) => code)"))
			.isEqualTo("message-unknown");
		page.evaluate("chat.outbox.forEach(({ clientId }) => chat.discard(clientId))");
		network.cut();
		page.await("chat.state !== 'online'");
		page.evaluate("void chat.send('two', { replyTo: seq })");
		page.reload();
		assertThat(page.list("chat.outbox.map(({ text, replyTo }) => text + (replyTo > 0))"))
			.containsExactly("twotrue");
		network.mend();
		page.evaluate("chat.reconnect()");
		page.await("chat.outbox.length === 0");
		reader.await("told.event.length === 2");
		reader.evaluate("void (window.reply = told.event[1].message)");
		assertThat(
				reader.evaluate("reply.text + (reply.replyTo === told.event[0].seq && reply.thread === reply.replyTo)"))
			.isEqualTo("twotrue");
	}

	@Test
	void theLastWishForAReactionCounts(BrowserContext context, BrowserContext other) {
		ClientNetwork network = ClientNetwork.of(context);
		ClientPage page = ClientPage.of(context);
		ClientPage reader = ClientPage.of(other);
		reader.evaluate("chat.join()");
		reader.awaitState("online");
		page.evaluate("chat.join()");
		page.send("one");
		page.awaitReceipts();
		page.await("told.event.length === 1");
		page.evaluate("void (window.seq = told.event[0].seq)");
		assertThat(page.evaluate("chat.react('lobby', seq, 'no').catch(({ code }) => code)"))
			.isEqualTo("emoji-invalid");
		page.evaluate("chat.outbox.forEach(({ clientId }) => chat.discard(clientId))");
		network.cut();
		page.await("chat.state !== 'online'");
		page.evaluate("void chat.react('lobby', seq, '👍').catch(({ code }) => (window.first = code))");
		page.evaluate("void chat.react('lobby', seq, '🎉')");
		page.evaluate("void chat.react('lobby', seq, '👍', false).catch(() => {})");
		page.evaluate("void chat.react('lobby', seq, '👍')");
		page.await("window.first === 'discarded'");
		page.reload();
		assertThat(page.list("chat.outbox.map(({ kind, emoji }) => kind + emoji)")).containsExactly("react🎉",
				"react👍");
		network.mend();
		page.evaluate("chat.reconnect()");
		page.await("chat.outbox.length === 0");
		reader.await("told.event.length === 3");
		assertThat(reader.list("told.event.slice(1).map(({ type, emoji, count }) => type + emoji + count)"))
			.containsExactly("reacted🎉1", "reacted👍1");
		assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
	}

	@Test
	void pinsWaitOverAReload(BrowserContext context) {
		ClientNetwork network = ClientNetwork.of(context);
		ClientPage page = ClientPage.of(context);
		page.send("one");
		page.awaitReceipts();
		network.cut();
		page.await("chat.state !== 'online'");
		page.evaluate("void chat.pin('lobby', 1, { notice: true })");
		page.reload();
		assertThat(page.list("chat.outbox.map(({ kind, seq, notice }) => kind + seq + notice)"))
			.containsExactly("pin1true");
		network.mend();
		page.evaluate("chat.reconnect()");
		// A guest may not pin in the lobby.
		page.await("chat.outbox[0]?.error?.code === 'room-moderator-only'");
		assertThat(page.evaluate("chat.unpin('lobby', 0).catch(({ code }) => code)")).isEqualTo("seq-invalid");
	}

	@Test
	void othersHearWhoIsTyping(BrowserContext context, BrowserContext other) {
		ClientPage page = ClientPage.of(context);
		ClientPage reader = ClientPage.of(other);
		reader.evaluate("void chat.on('typing', (event) => (window.typing ??= []).push(event))");
		reader.evaluate("chat.watchTyping()");
		page.evaluate("chat.typing()");
		page.evaluate("chat.watchTyping()");
		page.awaitState("online");
		reader.await("window.typing?.at(-1).watched");
		page.evaluate("chat.typing()");
		reader.await("typing.at(-1).people.length === 1");
		page.send("one");
		reader.await("typing.at(-1).people.length === 0");
		page.evaluate("chat.typing()");
		reader.await("typing.at(-1).people.length === 1");
		page.evaluate("chat.unwatchTyping()");
		reader.await("!typing.at(-1).watched && typing.at(-1).people.length === 0");
	}

	@Test
	void aMessageWhoseReceiptWasLostIsSentAgainAndStoredOnce(BrowserContext context) {
		AtomicInteger sends = new AtomicInteger();
		context.routeWebSocket("**/ws/**", (socket) -> {
			var server = socket.connectToServer();
			socket.onMessage((frame) -> {
				if (frame.text().contains("SEND\\n")) {
					sends.incrementAndGet();
				}
				server.send(frame.text());
			});
			server.onMessage((frame) -> {
				if (frame.text().contains("RECEIPT\\n") && sends.get() == 1) {
					socket.close();
				}
				else {
					socket.send(frame.text());
				}
			});
		});
		ClientPage page = ClientPage.of(context);
		page.send("acknowledged in vain");
		page.awaitReceipts();
		assertThat(sends).hasValue(2);
		assertThat(page.history()).containsExactly("acknowledged in vain");
	}

	@Test
	void aRefusedMessageRejectsWithItsCodeAndStaysForARetry(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.evaluate("chat.send('x'.repeat(4001)).catch((refusal) => (window.refusal = refusal))");
		page.await("window.refusal?.code === 'text-too-long'");
		page.send("and the next one goes");
		page.await("sent[0].clientId");
		assertThat(page.list("chat.outbox.map(({ status, error }) => status + ' ' + error.code)"))
			.containsExactly("refused text-too-long");
		assertThat(page.evaluate("chat.retry(chat.outbox[0].clientId).catch(({ code }) => code)"))
			.isEqualTo("text-too-long");
		page.evaluate("chat.discard(chat.outbox[0].clientId)");
		assertThat(page.history()).containsExactly("and the next one goes");
		assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
	}

	@Test
	void aClientIdCountsForOneRoom(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.evaluate("void (window.clientId = crypto.randomUUID())");
		page.evaluate("chat.send('once', { clientId })");
		page.evaluate("chat.send('once', { clientId })");
		String elsewhere = "chat.send('elsewhere', { clientId, room: 'elsewhere' }).catch(({ code }) => code)";
		page.evaluate(
				"void (window.sentElsewhere = Promise.all([chat.send('once', { clientId }), " + elsewhere + "]))");
		assertThat(page.evaluate("sentElsewhere.then(([, code]) => code)")).isEqualTo("client-id-taken");
		assertThat(page.history()).containsExactly("once");
		assertThat(page.evaluate("chat.outbox.length")).isEqualTo(0);
	}

	@Test
	void aMessageThatEndsTheConnectionIsRefusedAndNotSentForEver(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.send("x".repeat(100_000));
		page.send("after it");
		page.await("sent[0].code === 'frame-too-large' && sent[1].clientId");
		assertThat(page.history()).containsExactly("after it");
	}

	@Test
	void aBurstBeyondTheLimitArrivesWholeAndInOrder(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.evaluate("Promise.all(Array.from({ length: 60 }, (_, number) => chat.send(`burst ${number}`)))");
		assertThat(page.history())
			.containsExactlyElementsOf(IntStream.range(0, 60).mapToObj((number) -> "burst " + number).toList());
	}

	@Test
	void aReaderWhoWasCutOffMissesNothing(BrowserContext context, BrowserContext other) {
		ClientNetwork network = ClientNetwork.of(context);
		ClientPage reader = ClientPage.of(context);
		reader.evaluate("chat.join('lobby', { after: 0 })");
		ClientPage writer = ClientPage.of(other);
		writer.send("before");
		reader.await("told.event.some(({ message }) => message?.text === 'before')");
		network.cut();
		reader.await("chat.state !== 'online'");
		IntStream.range(0, 15).forEach((number) -> writer.send("meanwhile " + number));
		writer.awaitReceipts();
		network.mend();
		reader.evaluate("chat.reconnect()");
		reader.await("told.event.at(-1).message.text === 'meanwhile 14'");
		assertThat(reader.evaluate("told.event.every(({ seq }, index) => seq === index + 1)")).isEqualTo(true);
	}

	@Test
	void readMarksSetWhileOfflineArriveAfterReconnecting(BrowserContext context) {
		ClientNetwork network = ClientNetwork.of(context);
		ClientPage page = ClientPage.of(context);
		page.send("one");
		page.send("two");
		page.send("three");
		page.awaitReceipts();
		page.evaluate("chat.watchMe({ after: 0 })");
		page.read(1);
		page.await("told.me.some(({ type, seq }) => type === 'room-read' && seq === 1)");
		page.await(
				"told.me.some(({ type, room, unread, seq }) => type === 'room-moved' && room === 'lobby' && unread > 0 && !seq)");
		network.cut();
		page.await("chat.state !== 'online'");
		page.read(2);
		network.mend();
		page.evaluate("chat.reconnect()");
		page.await("told.me.some(({ seq, readSeq }) => seq === 2 && readSeq === 2)");
		assertThat(page.list("told.me.map(({ seq }) => seq).filter(Boolean)")).containsExactly(1, 2);
		page.evaluate("chat.close()");
		page.connect();
		page.evaluate("chat.watchMe({ after: 99 })");
		page.await("told.reset.length === 1");
		assertThat(page.evaluate("told.reset[0].room")).isNull();
		page.read(3);
		page.await("told.me.some(({ seq }) => seq === 3)");
	}

	@Test
	void anEventThatGotLostOnTheWayIsAskedForAgain(BrowserContext context, BrowserContext other) {
		AtomicBoolean lost = new AtomicBoolean();
		context.routeWebSocket("**/ws/**", (socket) -> {
			var server = socket.connectToServer();
			socket.onMessage((frame) -> server.send(frame.text()));
			server.onMessage((frame) -> {
				if (!frame.text().contains("the lost one") || lost.getAndSet(true)) {
					socket.send(frame.text());
				}
			});
		});
		ClientPage reader = ClientPage.of(context);
		reader.evaluate("chat.join('lobby', { after: 0 })");
		ClientPage writer = ClientPage.of(other);
		for (String text : List.of("the first one", "the lost one", "the last one")) {
			writer.send(text);
			writer.awaitReceipts();
		}
		reader.await("told.event.at(-1)?.message.text === 'the last one'");
		assertThat(lost).isTrue();
		assertThat(reader.evaluate("told.event.every(({ seq }, index) => seq === index + 1)")).isEqualTo(true);
	}

	@Test
	void anotherLogOfTheRoomIsReportedAndFollowedFromItsEnd(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.send("before");
		page.awaitReceipts();
		page.evaluate("chat.join('lobby', { after: 0, epoch: 'another' })");
		page.await("told.reset.length === 1");
		page.evaluate("chat.leave()");
		page.evaluate("chat.join('lobby', { after: 1_000_000 })");
		page.await("told.reset.length === 2");
		page.send("after");
		page.await("told.event.length > 0");
		assertThat(page.list("told.event.map(({ message }) => message.text)")).containsExactly("after");
		assertThat(
				page.evaluate("told.reset.every(({ room, epoch, lastSeq }) => room === 'lobby' && epoch.length === 16"
						+ " && lastSeq === told.event[0].seq - 1)"))
			.isEqualTo(true);
		assertThat(page.list("told.refused")).isEmpty();
	}

	@Test
	void withoutWebSocketItStreams(BrowserContext context) {
		ClientNetwork.of(context).withoutWebSocket();
		assertThat(chattingTransport(context)).isEqualTo("xhr-streaming");
	}

	@Test
	void withoutWebSocketAndStreamingItPolls(BrowserContext context) {
		ClientNetwork.of(context).withoutWebSocket().withoutStreaming();
		assertThat(chattingTransport(context)).isEqualTo("xhr-polling");
	}

	@Test
	void aWebSocketThatSwallowsEverythingIsLeftOutOfTheNextAttempt(BrowserContext context) {
		AtomicBoolean swallowed = new AtomicBoolean();
		context.routeWebSocket("**/ws/**", (socket) -> {
			socket.onMessage((frame) -> swallowed.set(true));
			socket.send("o");
		});
		ClientPage page = ClientPage.newcomer(context);
		page.page().clock().install();
		page.connect();
		page.page().waitForCondition(swallowed::get);
		page.page().clock().fastForward(11_000);
		page.await("told.state.some(({ state }) => state === 'waiting')");
		page.page().clock().fastForward(1_000);
		page.awaitState("online");
		assertThat(page.evaluate("chat.transport")).isEqualTo("xhr-streaming");
	}

	@ParameterizedTest
	@CsvSource({ "websocket, true, true", "xhr-streaming, false, true", "xhr-polling, false, false" })
	void aConnectionThatIsOpenAndDeadIsLeftSoon(String transport, boolean webSocket, boolean streaming,
			BrowserContext context) {
		ClientNetwork network = ClientNetwork.of(context);
		if (!webSocket) {
			network.withoutWebSocket();
		}
		if (!streaming) {
			network.withoutStreaming();
		}
		ClientPage page = ClientPage.newcomer(context);
		page.page().clock().install();
		page.connect();
		page.awaitState("online");
		assertThat(page.evaluate("chat.transport")).isEqualTo(transport);
		network.swallow();
		page.send("into the void");
		page.page().clock().fastForward(10_500);
		assertThat(page.evaluate("chat.state")).isEqualTo("online");
		page.page().clock().fastForward(5_500);
		page.await(ONLINE_AGAIN + " === 2");
		page.awaitReceipts();
		assertThat(page.history()).containsExactly("into the void");
		network.swallow();
		page.page().clock().fastForward(25_000); // the machine sleeps
		page.page().clock().fastForward(5_500);
		assertThat(
				page.evaluate("told.state.slice(told.state.findLastIndex(({ state }) => state === 'online')).length > 1"
						+ " || " + ONLINE_AGAIN + " > 2"))
			.isEqualTo(true);
		page.await(ONLINE_AGAIN + " === 3");
	}

	@Test
	void aConnectionThatAnswersIsKeptHoweverLongACommitTakes(BrowserContext context) {
		AtomicBoolean withheld = new AtomicBoolean();
		AtomicBoolean answered = new AtomicBoolean();
		context.routeWebSocket("**/ws/**", (socket) -> {
			var server = socket.connectToServer();
			socket.onMessage((frame) -> server.send(frame.text()));
			server.onMessage((frame) -> {
				boolean probe = frame.text().contains("receipt-id:probe");
				if (probe || !frame.text().contains("RECEIPT\\n") || withheld.getAndSet(true)) {
					socket.send(frame.text());
					answered.compareAndSet(false, probe);
				}
			});
		});
		ClientPage page = ClientPage.newcomer(context);
		page.page().clock().install();
		page.connect();
		page.awaitState("online");
		page.send("on a slow disk");
		page.page().waitForCondition(withheld::get);
		page.page().clock().fastForward(10_500);
		page.page().waitForCondition(answered::get);
		page.page().clock().fastForward(5_500);
		assertThat(page.evaluate("chat.outbox.length")).isEqualTo(1);
		page.page().clock().fastForward(5_000);
		page.awaitReceipts();
		assertThat(page.evaluate(ONLINE_AGAIN)).isEqualTo(1);
		assertThat(page.history()).containsExactly("on a slow disk");
	}

	@Test
	void hiddenPagesOverHttpGiveTheirStreamsUpAndLookIn(BrowserContext context, BrowserContext other) {
		ClientPage first = ClientPage.newcomer(context);
		List<ClientPage> pages = List.of(first, first.anotherTab(), first.anotherTab());
		for (ClientPage page : pages) {
			page.page().clock().install();
			page.connect(Map.of("transports", List.of("xhr-streaming")));
			page.evaluate("chat.join('lobby', { after: 0 })");
			page.awaitState("online");
		}
		for (ClientPage page : pages) {
			page.evaluate(VISIBILITY.formatted("hidden"));
			page.page().clock().fastForward(5_500);
			page.page().clock().fastForward(5_500);
			page.evaluate("new Promise((asked) => setTimeout(asked, 600))");
		}
		assertThat(pages).extracting((page) -> page.evaluate("chat.state"))
			.as(() -> pages.stream().map((page) -> page.evaluate("JSON.stringify(told.state)")).toList().toString())
			.containsExactly("resting", "online", "online");
		ClientPage writer = ClientPage.of(other);
		writer.send("while it rests");
		writer.awaitReceipts();
		first.page().clock().fastForward(76_000);
		first.await("told.event.some(({ message }) => message?.text === 'while it rests')");
		first.page().clock().fastForward(5_500);
		first.page().clock().fastForward(5_500);
		// While the first one looks in, another one can notice before it that two have a
		// stream.
		ClientPage rests = awaitResting(pages);
		rests.evaluate(VISIBILITY.formatted("visible"));
		rests.awaitState("online");
	}

	private static ClientPage awaitResting(List<ClientPage> pages) {
		return Waiting.await()
			.pollInSameThread()
			.until(() -> pages.stream().filter((page) -> "resting".equals(page.evaluate("chat.state"))).findFirst(),
					Optional::isPresent)
			.orElseThrow();
	}

	@Test
	void aRefusedOriginIsReportedAndNotALostConnection(BrowserContext context) {
		ClientNetwork.of(context).withoutWebSocket();
		context.route("**/ws/**", (route) -> {
			if (route.request().method().equals("GET")) {
				route.fallback();
			}
			else {
				route.fulfill(new Route.FulfillOptions().setStatus(403));
			}
		});
		ClientPage page = ClientPage.of(context);
		page.awaitState("refused");
		assertThat(page.evaluate("told.state.at(-1).reason.code")).isEqualTo("origin-refused");
		assertThat((boolean) page.evaluate("told.state.at(-1).retryAt - Date.now() > 30_000")).isTrue();
	}

	@Test
	void aMessageThatOneTabCannotSendIsSentByAnotherAndTheFirstIsTold(BrowserContext context) {
		ClientPage first = ClientPage.newcomer(context);
		first.connect(NOWHERE);
		first.send("from the first tab");
		first.send("and another thing");
		first.await("chat.outbox.length === 2");
		ClientPage second = first.anotherTab();
		second.connect();
		first.awaitReceipts();
		assertThat(second.history()).containsExactly("from the first tab", "and another thing");
		assertThat(first.evaluate("chat.state")).isNotEqualTo("online");
		assertThat(first.evaluate("localStorage.length")).isEqualTo(0);
	}

	@Test
	void messagesOfAClosedTabAreSentByAnOpenOne(BrowserContext context) {
		ClientPage closing = ClientPage.newcomer(context);
		ClientPage staying = closing.anotherTab();
		staying.page().clock().install();
		staying.connect();
		staying.awaitState("online");
		closing.connect(NOWHERE);
		closing.send("last words");
		closing.await("chat.outbox.length === 1");
		closing.page().close();
		staying.page().clock().fastForward(31_000);
		staying.await("told.outbox.some(({ status }) => status === 'sent')");
		assertThat(staying.history()).containsExactly("last words");
	}

	@Test
	void aMessageDiscardedInOneTabLeavesTheOther(BrowserContext context) {
		ClientPage first = ClientPage.newcomer(context);
		first.connect(NOWHERE);
		first.send("never mind");
		first.await("chat.outbox.length === 1");
		ClientPage second = first.anotherTab();
		second.connect(NOWHERE);
		second.evaluate("chat.discard(chat.outbox[0].clientId)");
		first.await("sent[0].code === 'discarded' && chat.outbox.length === 0");
	}

	@Test
	void aForbiddenStorageIsNoFailure(BrowserContext context) {
		ClientPage page = ClientPage.newcomer(context);
		page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') })");
		page.connect();
		page.send("in memory only");
		page.awaitReceipts();
		assertThat(page.history()).containsExactly("in memory only");
	}

	@Test
	void closingEndsTheConnectionAndKeepsTheOutbox(BrowserContext context) {
		ClientPage page = ClientPage.newcomer(context);
		page.connect(NOWHERE);
		page.send("for later");
		page.await("chat.outbox.length === 1");
		page.evaluate("chat.close()");
		page.await("sent[0].code === 'closed' && chat.state === 'closed'");
		page.connect();
		page.await("chat.outbox.length === 0");
		assertThat(page.history()).containsExactly("for later");
	}

	@Test
	void aTokenThatIsNotKnownIsRefusedWithItsReason(BrowserContext context) {
		ClientPage page = ClientPage.newcomer(context);
		page.connect(Map.of("token", "nobody"));
		page.awaitState("refused");
		assertThat(page.evaluate("told.state.at(-1).reason.code")).isEqualTo("token-invalid");
	}

	@Test
	void aListenerThatThrowsDoesNotAffectOthers(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.evaluate("void chat.on('outbox', () => { throw new Error('a listener threw') })");
		page.send("still");
		page.send("working");
		page.awaitReceipts();
		assertThat(page.history()).containsExactly("still", "working");
	}

	@Test
	void aMissingRoomIsReported(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.evaluate("chat.join('nowhere')");
		page.await("told.refused.length > 0");
		assertThat(page.list("told.refused.map(({ room, code }) => room + ' ' + code)"))
			.isEqualTo(List.of("nowhere room-unknown"));
		assertThat(page.evaluate("chat.state")).isEqualTo("online");
	}

	@Test
	void everyFileComesUnderThePrefixOfTheFirst(BrowserContext context) {
		Page page = context.newPage();
		page.navigate("/");
		String prefix = page.locator("link[href^='/v-']")
			.first()
			.getAttribute("href")
			.replaceFirst("^(/v-[^/]+)/.*", "$1");
		List<String> requests = new ArrayList<>();
		page.onRequest((request) -> requests.add(request.url()));
		page.evaluate("""
				async (prefix) => {
					const { connect } = await import(`${prefix}/js/client/index.js`)
					const chat = connect('/ws')
					await new Promise((settled) => chat.on('state', ({ state }) => state === 'refused' && settled()))
				}""", prefix);
		assertThat(requests).anyMatch((url) -> url.endsWith(prefix + "/webjars/stomp-websocket/stomp.min.js"));
		assertThat(requests).filteredOn((url) -> url.endsWith(".js")).allMatch((url) -> url.contains(prefix + "/"));
	}

	private static Object chattingTransport(BrowserContext context) {
		ClientPage page = ClientPage.of(context);
		page.evaluate("chat.join()");
		page.awaitState("online");
		page.send("안녕 by another way");
		page.awaitReceipts();
		page.await("told.event.some(({ message }) => message.text === '안녕 by another way')");
		assertThat(page.history()).containsExactly("안녕 by another way");
		return page.evaluate("chat.transport");
	}

}
