package chat.maru.browser;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;

/**
 * Events of any kind on somebody's pages: a message whose text is {@code ~} and a JSON
 * object reaches them as the event that the object spells out, with the message's own
 * seq, room and time, and by its author. Nothing of it is in the message history.
 */
final class SpelledEvents {

	private static final Pattern LOG = Pattern.compile("/api/rooms/[^/]+/(messages|events)\\?");

	private static final Pattern LENGTH = Pattern.compile("\ncontent-length:\\d+");

	private SpelledEvents() {
	}

	static void reach(BrowserContext context) {
		context.routeWebSocket("**/ws/**", SpelledEvents::listen);
		context.route(LOG, SpelledEvents::answer);
	}

	private static void listen(WebSocketRoute page) {
		WebSocketRoute server = page.connectToServer();
		page.onMessage((frame) -> server.send(frame.text()));
		server.onMessage((frame) -> page.send(frame.text().startsWith("a") ? frames(frame.text()) : frame.text()));
	}

	/**
	 * A frame of SockJS: the letter a, and an array of texts of one or several frames of
	 * STOMP.
	 */
	private static String frames(String text) {
		JsonArray frames = new JsonArray();
		for (JsonElement frame : JsonParser.parseString(text.substring(1)).getAsJsonArray()) {
			String[] together = frame.getAsString().split("(?<=\0)");
			frames.add(Stream.of(together).map(SpelledEvents::frame).collect(Collectors.joining()));
		}
		return "a" + frames;
	}

	private static String frame(String frame) {
		int body = frame.indexOf("\n\n") + 2;
		if (!frame.stripLeading().startsWith("MESSAGE") || !frame.contains("\"text\":\"~")) {
			return frame;
		}
		JsonObject event = JsonParser.parseString(frame.substring(body, frame.lastIndexOf('\0'))).getAsJsonObject();
		return LENGTH.matcher(frame.substring(0, body)).replaceAll("") + event(event) + '\0';
	}

	private static void answer(Route route) {
		APIResponse answer = route.fetch();
		JsonObject page = JsonParser.parseString(answer.text()).getAsJsonObject();
		if (page.has("messages")) {
			JsonArray messages = new JsonArray();
			StreamSupport.stream(page.getAsJsonArray("messages").spliterator(), false)
				.filter((message) -> !isSpelled(message.getAsJsonObject()))
				.forEach(messages::add);
			page.add("messages", messages);
		}
		else {
			JsonArray events = new JsonArray();
			page.getAsJsonArray("events").forEach((event) -> events.add(event(event.getAsJsonObject())));
			page.add("events", events);
		}
		route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(page.toString()));
	}

	private static JsonObject event(JsonObject posted) {
		JsonObject message = posted.getAsJsonObject("message");
		if (!isSpelled(message)) {
			return posted;
		}
		JsonObject event = JsonParser.parseString(message.get("text").getAsString().substring(1)).getAsJsonObject();
		for (String kept : new String[] { "room", "seq", "at" }) {
			event.add(kept, posted.get(kept));
		}
		JsonObject author = message.getAsJsonObject("author");
		event.add("by", new JsonPrimitive("themselves").equals(event.get("by")) ? event.get("account") : author);
		return event;
	}

	private static boolean isSpelled(JsonObject message) {
		return message.get("text").getAsString().startsWith("~");
	}

}
