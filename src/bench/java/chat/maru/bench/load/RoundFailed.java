package chat.maru.bench.load;

/** The received messages are not those that were sent, so the round has no figures. */
final class RoundFailed extends RuntimeException {

	RoundFailed(String message) {
		super(message);
	}

}
