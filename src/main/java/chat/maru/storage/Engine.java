package chat.maru.storage;

/**
 * The database engine, which is chosen when the server starts. It is a bean, and not a
 * condition of beans, because conditions are evaluated when the image is built.
 */
public enum Engine {

	/** A file in the data folder, for one server. */
	SQLITE,

	/** A database that several servers share. */
	POSTGRESQL

}
