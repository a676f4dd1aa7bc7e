package chat.maru.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * An input method that works in the focused field, controlled by the browser's protocol.
 */
final class InputMethod {

	/** The name of a key that an input method handles. */
	private static final int PROCESS_KEY = 229;

	private static final int ENTER_KEY = 13;

	private static final int NO_MODIFIER = 0;

	private static final int SHIFT = 8;

	private final CDPSession browser;

	InputMethod(Page page) {
		this.browser = page.context().newCDPSession(page);
	}

	/** Shows an unfinished text in place of the previous one. */
	void compose(String text) {
		JsonObject composition = new JsonObject();
		composition.addProperty("text", text);
		composition.addProperty("selectionStart", text.length());
		composition.addProperty("selectionEnd", text.length());
		this.browser.send("Input.imeSetComposition", composition);
	}

	/** Inserts the finished text into the field and ends the composition. */
	void commit(String text) {
		JsonObject insertion = new JsonObject();
		insertion.addProperty("text", text);
		this.browser.send("Input.insertText", insertion);
	}

	/** Presses Enter, which the input method handles. */
	void takenEnter() {
		press("rawKeyDown", "Process", PROCESS_KEY, NO_MODIFIER, null);
	}

	void takenEnterWithShift() {
		press("rawKeyDown", "Process", PROCESS_KEY, SHIFT, null);
	}

	/** Presses Enter, which the field handles. */
	void plainEnter() {
		press("keyDown", "Enter", ENTER_KEY, NO_MODIFIER, "\r");
		released();
	}

	void plainEnterWithShift() {
		press("keyDown", "Enter", ENTER_KEY, SHIFT, "\r");
		released();
	}

	void released() {
		press("keyUp", "Enter", ENTER_KEY, NO_MODIFIER, null);
	}

	private void press(String type, String key, int code, int modifiers, String text) {
		JsonObject event = new JsonObject();
		event.addProperty("type", type);
		event.addProperty("key", key);
		event.addProperty("code", "Enter");
		event.addProperty("windowsVirtualKeyCode", code);
		event.addProperty("nativeVirtualKeyCode", code);
		event.addProperty("modifiers", modifiers);
		if (text != null) {
			event.addProperty("text", text);
		}
		this.browser.send("Input.dispatchKeyEvent", event);
	}

}
