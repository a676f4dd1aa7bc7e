package chat.maru.administration;

import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hue of the accent colour of all pages, if an administrator has chosen one. The
 * style sheets fix its lightness, so that it is readable in every hue.
 */
@Service
public class ServerAccent {

	private static final String SETTING = "accent-hue";

	private static final int DEGREES = 360;

	private final ServerSettings settings;

	private final AuditLog audit;

	ServerAccent(ServerSettings settings, AuditLog audit) {
		this.settings = settings;
		this.audit = audit;
	}

	/**
	 * The hue in OKLCH, 0 to 359 degrees; empty for the colour that Maru has by default.
	 */
	public Optional<Integer> hue() {
		return this.settings.find(SETTING).map(Integer::valueOf);
	}

	/**
	 * Change the hue permanently, on all nodes within a second.
	 * @param hue 0 to 359 degrees; null for the default colour
	 * @throws Refused if the hue is out of range
	 */
	@Transactional
	public void change(Account administrator, @Nullable Integer hue) {
		if (hue != null && (hue < 0 || hue >= DEGREES)) {
			throw new Refused(AdministrationReason.ACCENT_HUE);
		}
		if (this.settings.change(SETTING, (hue != null) ? hue.toString() : null)) {
			this.audit.note(administrator.id(), AuditAction.ACCENT_CHANGED, null, null, "");
		}
	}

}
