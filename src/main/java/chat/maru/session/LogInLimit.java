package chat.maru.session;

import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.network.NetworkAddress;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/**
 * Limits the attempts to log in: for one account from one network, from one network to
 * all accounts, and for one account from all unknown browsers together. A browser is
 * unknown if the account was never logged in from it. Known browsers are not part of that
 * limit, because an attacker could lock the owner out otherwise. Successful attempts are
 * given back, because many people of one office can log in at the same time; they have a
 * limit of their own for each account.
 */
@Component
public class LogInLimit {

	/**
	 * How many times more attempts are allowed from a network to all accounts than to
	 * one.
	 */
	private static final int NETWORK_FACTOR = 5;

	/**
	 * How many times the attempts per minute are allowed per hour: to an account from all
	 * unknown browsers together, and for successful log-ins of an account.
	 */
	private static final int HOUR_FACTOR = 10;

	private final RateLimit byNetwork;

	private final RateLimit byNetworkAndAccount;

	private final RateLimit byStrangers;

	private final RateLimit successes;

	private final RateLimit choices;

	public LogInLimit(SessionSettings settings, RateLimits limits) {
		long perMinute = settings.logInsPerMinute();
		this.byNetwork = limits.perMinute("log-in-network", NETWORK_FACTOR * perMinute);
		this.byNetworkAndAccount = limits.perMinute("log-in-network-account", perMinute);
		this.byStrangers = limits.perHour("log-in-stranger", HOUR_FACTOR * perMinute);
		this.successes = limits.perHour("log-in-success", HOUR_FACTOR * perMinute);
		this.choices = limits.perMinute("password-choice", perMinute);
	}

	/**
	 * Counts an attempt before its result is known, because many can arrive at once.
	 * @param account identifies the account: its id, or the key of the name that was
	 * typed
	 * @param address the client's address
	 * @param known whether the account was logged in from this browser before
	 * @throws Refused if a limit is reached
	 */
	public void count(String account, String address, boolean known) {
		count(address);
		this.byNetworkAndAccount.require(key(account, address), AccessReason.LOG_IN_TOO_MANY);
		if (!known) {
			this.byStrangers.require(account, AccessReason.LOG_IN_TOO_MANY);
		}
	}

	/**
	 * Counts an attempt that does not name an account yet.
	 * @param address the client's address
	 * @throws Refused if the limit is reached
	 */
	public void count(String address) {
		this.byNetwork.require(NetworkAddress.of(address), AccessReason.LOG_IN_TOO_MANY);
	}

	/** Gives back an attempt that was counted without an account and succeeded. */
	public void succeeded(String address) {
		this.byNetwork.giveBack(NetworkAddress.of(address));
	}

	/** Gives back an attempt that was counted for an account and succeeded. */
	public void succeeded(String account, String address, boolean known) {
		succeeded(address);
		this.byNetworkAndAccount.giveBack(key(account, address));
		if (!known) {
			this.byStrangers.giveBack(account);
		}
	}

	/**
	 * Counts a successful log-in of any kind.
	 * @param account the account's id
	 * @throws Refused if the limit is reached
	 */
	void countSuccess(String account) {
		this.successes.require(account, AccessReason.LOG_IN_TOO_MANY);
	}

	/**
	 * Counts a new password whose strength is checked, because the check is expensive.
	 * @param account the id of the account that chooses it
	 * @throws Refused if the limit is reached
	 */
	public void countChoice(String account) {
		this.choices.require(account, AccessReason.LOG_IN_TOO_MANY);
	}

	private static String key(String account, String address) {
		return NetworkAddress.of(address) + ' ' + account;
	}

}
