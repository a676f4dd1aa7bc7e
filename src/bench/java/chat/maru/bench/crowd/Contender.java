package chat.maru.bench.crowd;

/** A server that is measured. */
interface Contender extends AutoCloseable {

	/** The name of its protocol in the load generator. */
	String name();

	int port();

	long pid();

	@Override
	void close();

}
