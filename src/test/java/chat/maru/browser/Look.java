package chat.maru.browser;

import java.util.Locale;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** A combination of device, theme and language. */
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

	/** Devices, by the size of their screens in CSS pixels. */
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
