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
 * Writes each log-in into the log, in one line that programs such as fail2ban can read.
 * Nothing that was typed is in it. For one network there are at most 60 lines a minute
 * about what failed, and one about attempts beyond the limits.
 */
@Component
public class LogInLog {

	private static final Log logger = LogFactory.getLog(LogInLog.class);

	private static final String UNKNOWN = "unknown";

	/** Lines a minute. */
	private static final int MAX_FAILURES = 60;

	private final RateLimit failures = RateLimit.perMinute(MAX_FAILURES);

	private final RateLimit refusals = RateLimit.perMinute(1);

	/** Somebody is in, or would be were they not banned. */
	public void succeeded(Way way, Account account, String address) {
		logger.info(line("succeeded", way, account.id(), address));
	}

	/**
	 * Somebody could not show who they are.
	 * @param account the id of the account that it is about; null where none is
	 */
	public void failed(Way way, @Nullable String account, String address) {
		if (this.failures.take(NetworkAddress.of(address)).isZero()) {
			logger.warn(line("failed", way, account, address));
		}
	}

	/** An attempt was one too many, and was not looked at. */
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

	/** How somebody comes in. */
	public enum Way {

		/** By a name alone. */
		GUEST,

		/** By a name and a first password. */
		SIGN_UP,

		/** By a name and a password. */
		PASSWORD,

		/** By a passkey. */
		PASSKEY,

		/** By an OpenID Connect provider. */
		PROVIDER,

		/** By a link that another device showed. */
		PHONE_LINK

	}

}
