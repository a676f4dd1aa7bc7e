package chat.maru.bench.load;

/** What arrived is not what was sent, or did not arrive: there are no figures then. */
final class RoundFailed extends RuntimeException {

	RoundFailed(String message) {
		super(message);
	}

}
