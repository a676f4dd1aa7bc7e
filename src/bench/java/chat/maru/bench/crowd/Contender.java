package chat.maru.bench.crowd;

/** A server that is measured. */
interface Contender extends AutoCloseable {

	/** As the load generator knows its protocol. */
	String name();

	int port();

	long pid();

	@Override
	void close();

}
