package chat.maru.administration;

/**
 * The steps that are done on a new server.
 *
 * @param named whether the server has a name of its own
 * @param room whether there is a room besides the lobby
 * @param invitation whether someone was invited by a link, to the server or to a room
 * @param password whether the administrator can log in again, with a password or in
 * another way
 */
public record SetupSteps(boolean named, boolean room, boolean invitation, boolean password) {

	boolean areDone() {
		return this.named && this.room && this.invitation && this.password;
	}

}
