package chat.maru.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A member chooses a picture, and everyone sees it at once. */
@PageTest
class PagePictureTests extends PageScenario {

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aPictureIsCroppedAndAppearsEverywhereUntilItIsRemoved() throws IOException {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		ben.say("picture: before");
		minji.hear("picture: before");
		this.jdbc.sql("update account set role = 'member' where id = ?")
			.param(ben.page().evaluate("document.body.dataset.account"))
			.update();
		Page account = this.people.phone(ben);
		account.navigate("/account");
		Locator file = account.locator("[data-part=file]");
		file.setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] { 1, 2, 3 }));
		assertThat(account.locator("[data-part=problem]")).containsText("Choose a PNG");
		file.setInputFiles(new FilePayload("photo.png", "image/png", redThenBlue()));
		Locator canvas = account.locator("[data-part=canvas]");
		assertThat(canvas).isFocused();
		assertNothingFound(account, "while a picture is cropped");
		// The left end of the picture, which is red.
		for (int i = 0; i < 45; i++) {
			canvas.press("ArrowRight");
		}
		canvas.press("+");
		assertThat(account.locator("[data-part=zoom]")).hasValue("1.1");
		account.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save picture")).click();
		assertThat(account.locator("[data-part=saved]")).hasText("Picture saved.");
		Locator onMessage = minji.message("picture: before").locator(".avatar-picture");
		Locator inList = minji.online()
			.getByRole(AriaRole.BUTTON)
			.filter(new Locator.FilterOptions().setHasText(ben.name()))
			.locator(".avatar-picture");
		Locator own = ben.page().locator("[data-part=self-avatar] .avatar-picture");
		for (Locator picture : List.of(onMessage, inList, own, account.locator(".picture-preview .avatar-picture"))) {
			assertThat(picture).hasCount(1);
			picture.page()
				.waitForCondition(
						() -> (boolean) picture.evaluate("(image) => image.complete && image.naturalWidth > 0"));
		}
		assertThat(colour(onMessage)).isEqualTo("red");
		minji.reload();
		assertThat(minji.message("picture: before").locator(".avatar-picture")).hasCount(1);
		account.locator("[data-part=removal] button").click();
		assertThat(account.locator(".account-done")).hasText("Picture removed.");
		for (Locator picture : List.of(onMessage, inList, own)) {
			assertThat(picture).hasCount(0);
		}
	}

	/** A wide image, of which the left third is red. */
	private static byte[] redThenBlue() throws IOException {
		BufferedImage image = new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.BLUE);
		graphics.fillRect(0, 0, 900, 300);
		graphics.setColor(Color.RED);
		graphics.fillRect(0, 0, 300, 300);
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}

	private static Object colour(Locator picture) {
		return picture.evaluate(
				"""
						(image) => {
							const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')
							context.drawImage(image, 0, 0, 1, 1)
							const [red, , blue] = context.getImageData(0, 0, 1, 1).data
							return red > blue ? 'red' : 'blue'
						}""");
	}

	@Test
	void aCropAlwaysFillsTheView() {
		Page page = this.people.module();
		Object shown = page.evaluate(
				"""
						async () => {
							const { Crop } = await import('/js/page/picture/crop.js')
							const crop = new Crop({ width: 900, height: 300 }, 100)
							const seen = [crop.source]
							crop.move(1000, 1000)
							seen.push(crop.source)
							crop.zoomTo(3, 0, 0)
							seen.push(crop.source)
							crop.move(-1000, -1000)
							seen.push(crop.source)
							crop.zoomTo(0.1)
							seen.push(crop.source)
							crop.zoomTo(99)
							return [...seen.map(({ x, y, side }) => [x, y, side].map(Math.round).join(' ')), crop.zoom].join(', ')
						}""");
		assertThat(shown).isEqualTo("300 0 300, 0 0 300, 0 0 100, 800 200 100, 600 0 300, 5");
	}

}
