package chat.maru.page;

import java.util.Locale;

import chat.maru.administration.Bans;
import chat.maru.provider.IdentityProviders;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The model attributes of every page, including error pages. */
@ControllerAdvice
class CommonModel {

	private final Assets assets;

	private final IdentityProviders providers;

	CommonModel(Assets assets, IdentityProviders providers) {
		this.assets = assets;
		this.providers = providers;
	}

	@ModelAttribute
	void common(Model model, Locale locale, HttpServletRequest request) {
		boolean korean = Locale.KOREAN.getLanguage().equals(locale.getLanguage());
		model.addAttribute("lang", korean ? "ko" : "en");
		model.addAttribute("otherLang", korean ? "en" : "ko");
		model.addAttribute("banned", request.getAttribute(Bans.TURNED_AWAY) != null);
		model.addAttribute("assets", this.assets.prefix());
		model.addAttribute("providers", this.providers.all());
	}

}
