package chat.maru.browser;

import java.util.Locale;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** How somebody may look at the page: device, colours, language. */
record Look(Device device, ColorScheme colours, String language) {

	NewContextOptions options() {
		return new NewContextOptions().setViewportSize(this.device.width, this.device.height)
			.setHasTouch(this.device == Device.PHONE)
			.setIsMobile(this.device == Device.PHONE)
			.setColorScheme(this.colours)
			.setLocale("ko".equals(this.language) ? "ko-KR" : "en-US");
	}

	@Override
	public String toString() {
		return (this.device + "-" + this.colours + "-" + this.language).toLowerCase(Locale.ROOT);
	}

	/** Devices, by the CSS pixels of their screens. */
	enum Device {

		PHONE(390, 844), DESKTOP(1440, 900);

		private final int width;

		private final int height;

		Device(int width, int height) {
			this.width = width;
			this.height = height;
		}

	}

}
