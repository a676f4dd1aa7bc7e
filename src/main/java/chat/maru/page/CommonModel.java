package chat.maru.page;

import java.util.Locale;

import chat.maru.administration.Bans;
import chat.maru.administration.ServerAccent;
import chat.maru.administration.ServerName;
import chat.maru.administration.ServerPicture;
import chat.maru.provider.IdentityProviders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Adds what all pages share, including error pages. No page is cached: one from the
 * browser's cache could show another user or language.
 */
@ControllerAdvice(basePackageClasses = CommonModel.class, assignableTypes = ErrorController.class)
class CommonModel {

	private final Assets assets;

	private final IdentityProviders providers;

	private final ServerName serverName;

	private final ServerAccent accent;

	private final ServerPicture picture;

	CommonModel(Assets assets, IdentityProviders providers, ServerName serverName, ServerAccent accent,
			ServerPicture picture) {
		this.assets = assets;
		this.providers = providers;
		this.serverName = serverName;
		this.accent = accent;
		this.picture = picture;
	}

	@ModelAttribute
	void common(Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		boolean korean = Locale.KOREAN.getLanguage().equals(locale.getLanguage());
		model.addAttribute("lang", korean ? "ko" : "en");
		model.addAttribute("otherLang", korean ? "en" : "ko");
		model.addAttribute("banned", request.getAttribute(Bans.TURNED_AWAY) != null);
		model.addAttribute("assets", this.assets.prefix());
		model.addAttribute("providers", this.providers.all());
		String name = this.serverName.value();
		model.addAttribute("serverName", name);
		model.addAttribute("serverNamed", !name.equals(ServerName.DEFAULT));
		model.addAttribute("serverPicture", this.picture.hash().map((hash) -> "/server-picture/" + hash).orElse(null));
		model.addAttribute("accent", this.accent.hue().orElse(null));
	}

}
