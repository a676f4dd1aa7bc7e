package chat.maru.session;

import chat.maru.limit.RateLimit;
import chat.maru.network.NetworkAddress;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/**
 * How often a password may be tried: for one account from one network, from one network
 * for all accounts, and for one account from all browsers together that it has not been
 * logged in from. Those that it has are not counted there, or anybody could lock its
 * owner out. An attempt that succeeds does not count there either: an office comes from
 * one network, at nine. Each account's own log-ins are counted by themselves.
 */
@Component
public class LogInLimit {

	/** How many accounts may be tried from one network as often as one. */
	private static final int ACCOUNTS = 5;

	/**
	 * How many minutes' attempts all strangers together have in an hour, and so many may
	 * succeed.
	 */
	private static final int MINUTES = 10;

	private final RateLimit byNetwork;

	private final RateLimit byNetworkAndAccount;

	private final RateLimit byStrangers;

	private final RateLimit successes;

	private final RateLimit choices;

	public LogInLimit(SessionSettings settings) {
		long perMinute = settings.logInsPerMinute();
		this.byNetwork = RateLimit.perMinute(ACCOUNTS * perMinute);
		this.byNetworkAndAccount = RateLimit.perMinute(perMinute);
		this.byStrangers = RateLimit.perHour(MINUTES * perMinute);
		this.successes = RateLimit.perHour(MINUTES * perMinute);
		this.choices = RateLimit.perMinute(perMinute);
	}

	/**
	 * Counts an attempt, before it is known whether it succeeds: many can come at once.
	 * @param account whom it is about
	 * @param known whether it has been logged in from this browser
	 * @throws Refused where that is one too many
	 */
	public void count(String account, String address, boolean known) {
		count(address);
		this.byNetworkAndAccount.require(key(account, address), AccessReason.LOG_IN_TOO_MANY);
		if (!known) {
			this.byStrangers.require(account, AccessReason.LOG_IN_TOO_MANY);
		}
	}

	/**
	 * Counts an attempt that names no account yet.
	 * @throws Refused where that is one too many
	 */
	public void count(String address) {
		this.byNetwork.require(NetworkAddress.of(address), AccessReason.LOG_IN_TOO_MANY);
	}

	/** It was somebody: that attempt does not count. */
	public void succeeded(String address) {
		this.byNetwork.giveBack(NetworkAddress.of(address));
	}

	/** It was them: that attempt does not count. */
	public void succeeded(String account, String address, boolean known) {
		succeeded(address);
		this.byNetworkAndAccount.giveBack(key(account, address));
		if (!known) {
			this.byStrangers.giveBack(account);
		}
	}

	/**
	 * Counts a log-in that succeeds, by whatever way in.
	 * @param account the account's id
	 * @throws Refused where that is one too many
	 */
	void countSuccess(String account) {
		this.successes.require(account, AccessReason.LOG_IN_TOO_MANY);
	}

	/**
	 * Counts a new password that is judged: that takes longer than anything else does.
	 * @param account the id of who chooses it
	 * @throws Refused where that is one too many
	 */
	public void countChoice(String account) {
		this.choices.require(account, AccessReason.LOG_IN_TOO_MANY);
	}

	private static String key(String account, String address) {
		return NetworkAddress.of(address) + ' ' + account;
	}

}
