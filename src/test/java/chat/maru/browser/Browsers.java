package chat.maru.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.driver.Driver;

/**
 * The browser that all browser tests of this JVM share: the Chromium or Chrome of the
 * machine, otherwise the one that Playwright installs. {@code CHROME_BIN} names another
 * one. Chromium's headless shell is preferred: it has the same engine without windows and
 * takes half the CPU time.
 * <p>
 * Playwright belongs to the thread that created it, so this is for tests that run one
 * after another.
 */
final class Browsers {

	private static final List<String> NAMES = List.of("chromium-headless-shell", "chrome-headless-shell", "chromium",
			"chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe");

	private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium",
			"/opt/google/chrome", "/snap/bin");

	private static final List<String> ARGUMENTS = List.of("--disable-gpu", "--disable-quic",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

	private static final int INSTALL_MINUTES = 10;

	private static Playwright playwright;

	private static Browser browser;

	private static String trouble;

	private Browsers() {
	}

	/**
	 * The shared browser, which the first call starts.
	 * @throws IllegalStateException if this machine has no browser and none can be
	 * installed
	 */
	static synchronized Browser shared() {
		if (missing().isPresent()) {
			throw new IllegalStateException(trouble);
		}
		return browser;
	}

	/** Why no browser is available; empty if one is. */
	static synchronized Optional<String> missing() {
		if (browser == null && trouble == null) {
			start();
		}
		return Optional.ofNullable(trouble);
	}

	private static void start() {
		List<String> failures = new ArrayList<>();
		try {
			playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
			for (Path executable : installed()) {
				if (launched(new LaunchOptions().setExecutablePath(executable), executable.toString(), failures)) {
					return;
				}
			}
			if (launched(new LaunchOptions(), "Playwright's own", failures)) {
				return;
			}
			install();
			if (launched(new LaunchOptions(), "the one Playwright installed", failures)) {
				return;
			}
		}
		catch (IOException | PlaywrightException ex) {
			failures.add(firstLine(ex));
		}
		trouble = "No Chromium or Chrome to test with: " + String.join("; ", failures);
		System.err.println(trouble);
		close();
	}

	private static boolean launched(LaunchOptions options, String name, List<String> failures) {
		try {
			browser = playwright.chromium().launch(options.setArgs(ARGUMENTS));
			return true;
		}
		catch (PlaywrightException ex) {
			failures.add(name + ": " + firstLine(ex));
			return false;
		}
	}

	/** The browsers of this machine, the preferred one first. */
	private static Set<Path> installed() {
		Set<Path> found = new LinkedHashSet<>();
		environment("CHROME_BIN").map(Path::of).forEach(found::add);
		List<String> folders = Stream
			.concat(environment("PATH").flatMap((path) -> Stream.of(path.split(File.pathSeparator))), PLACES.stream())
			.filter((folder) -> !folder.isBlank())
			.toList();
		NAMES.stream().flatMap((name) -> folders.stream().map((folder) -> Path.of(folder, name))).forEach(found::add);
		Stream.concat(Stream.of("/"), Stream.of(System.getProperty("user.home")))
			.map((root) -> Path.of(root, "Applications"))
			.flatMap((apps) -> Stream.of("Google Chrome", "Chromium")
				.map((name) -> apps.resolve(name + ".app").resolve("Contents/MacOS").resolve(name)))
			.forEach(found::add);
		Stream.of("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
			.flatMap(Browsers::environment)
			.flatMap((root) -> Stream.of("Google/Chrome", "Chromium")
				.map((name) -> Path.of(root, name, "Application", "chrome.exe")))
			.forEach(found::add);
		found.removeIf((path) -> !Files.isRegularFile(path) || !Files.isExecutable(path));
		return found;
	}

	private static Stream<String> environment(String name) {
		return Stream.ofNullable(System.getenv(name)).filter((value) -> !value.isBlank());
	}

	/** Playwright.create would download all its browsers; the headless one is enough. */
	private static void install() throws IOException {
		ProcessBuilder command = Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
		command.command().addAll(List.of("install", "--only-shell", "chromium"));
		Process process = command.inheritIO().start();
		try {
			if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
				throw new IOException("installing one took longer than " + INSTALL_MINUTES + " minutes");
			}
			if (process.exitValue() != 0) {
				throw new IOException("installing one failed");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("installing one was interrupted", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** Playwright's messages are long reports, in which one line names the error. */
	private static String firstLine(Exception ex) {
		List<String> lines = String.valueOf(ex.getMessage()).lines().map(String::strip).toList();
		return lines.stream()
			.filter((line) -> line.startsWith("message='"))
			.map((line) -> line.substring("message='".length()))
			.findFirst()
			.orElse(lines.isEmpty() ? ex.toString() : lines.get(0));
	}

	/**
	 * Closes a context. Playwright reports an error if the page sent a request that a
	 * route handles while the context closes; the context is closed all the same.
	 */
	static void close(BrowserContext context) {
		try {
			context.close();
		}
		catch (PlaywrightException ex) {
			if (!String.valueOf(ex.getMessage()).contains("closed")) {
				throw ex;
			}
		}
	}

	static synchronized void close() {
		if (playwright != null) {
			ParkedContexts.closeAll();
			playwright.close();
		}
		playwright = null;
		browser = null;
	}

}
