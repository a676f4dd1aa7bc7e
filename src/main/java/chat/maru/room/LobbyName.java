package chat.maru.room;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.account.DisplayName;
import chat.maru.account.Look;
import chat.maru.refusal.Refused;

/**
 * The names that pages show for the lobby in each language, independent of its stored
 * name.
 */
final class LobbyName {

	private static final Set<String> LOOKS = Stream.of("Lobby", "LOBBY", "로비")
		.map((name) -> DisplayName.of(name).look())
		.flatMap(LobbyName::parts)
		.collect(Collectors.toUnmodifiableSet());

	private LobbyName() {
	}

	/**
	 * Checks that a name does not look like the lobby's. This applies to private rooms
	 * too, because their members see both.
	 * @throws Refused if it does
	 */
	static void refuse(DisplayName name) {
		if (parts(name.look()).anyMatch(LOOKS::contains)) {
			throw new Refused(RoomReason.NAME_TAKEN);
		}
	}

	private static Stream<String> parts(Look look) {
		return Stream.of(look.drawn(), look.read());
	}

}
