package chat.maru.session;

import java.net.InetAddress;
import java.util.Locale;

import chat.maru.account.Account;
import chat.maru.limit.RateLimit;
import chat.maru.network.IpAddress;
import chat.maru.network.NetworkAddress;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Writes each log-in to the log, in one line that programs such as fail2ban can read. The
 * line never contains input of the user. For each network, at most 60 lines a minute are
 * written about failed attempts, and one about attempts beyond the limits.
 */
@Component
public class LogInLog {

	private static final Log logger = LogFactory.getLog(LogInLog.class);

	private static final String UNKNOWN = "unknown";

	/** The maximum number of lines about failed attempts per minute and network. */
	private static final int MAX_FAILURES = 60;

	private final RateLimit failures = RateLimit.perMinute(MAX_FAILURES);

	private final RateLimit refusals = RateLimit.perMinute(1);

	/** Logs a successful log-in. A ban is checked only afterwards. */
	public void succeeded(Way way, Account account, String address) {
		logger.info(line("succeeded", way, account.id(), address));
	}

	/**
	 * Logs a failed log-in.
	 * @param account the id of the account; null if it is unknown
	 * @param address the client's address
	 */
	public void failed(Way way, @Nullable String account, String address) {
		if (this.failures.take(NetworkAddress.of(address)).isZero()) {
			logger.warn(line("failed", way, account, address));
		}
	}

	/** Logs an attempt that was refused because a limit was reached. */
	public void refused(Way way, String address) {
		if (this.refusals.take(NetworkAddress.of(address)).isZero()) {
			logger.warn(line("refused", way, null, address));
		}
	}

	private static String line(String result, Way way, @Nullable String account, String address) {
		return "log-in " + result + " way=" + way.name().toLowerCase(Locale.ROOT).replace('_', '-') + " address="
				+ IpAddress.parse(address).map(InetAddress::getHostAddress).orElse(UNKNOWN) + " account="
				+ ((account != null) ? account : UNKNOWN);
	}

	/** The way in which a user logs in or joins. */
	public enum Way {

		/** With a name only. */
		GUEST,

		/** With a name and a new password. */
		SIGN_UP,

		/** With a name and a password. */
		PASSWORD,

		/** With a passkey. */
		PASSKEY,

		/** With an OpenID Connect provider. */
		PROVIDER,

		/** With a link that another device showed. */
		PHONE_LINK

	}

}
