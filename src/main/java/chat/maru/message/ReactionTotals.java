package chat.maru.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import chat.maru.message.RoomEvent.Reacted;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Computes what the reactions to a message add up to, in the order in which the emoji
 * came.
 */
final class ReactionTotals {

	/** The maximum number of people who are listed with an emoji. */
	private static final int MAX_PEOPLE = 20;

	private static final TypeReference<List<Reaction>> LIST = new TypeReference<>() {
	};

	private static final JsonMapper JSON = new JsonMapper();

	private ReactionTotals() {
	}

	/** Returns the reactions after one more event. */
	static List<Reaction> next(List<Reaction> before, Reacted event) {
		List<Reaction> after = new ArrayList<>(before);
		int at = indexOf(before, event.emoji());
		List<String> people = new ArrayList<>((at >= 0) ? before.get(at).people() : List.of());
		people.removeAll(event.removed());
		event.added().stream().limit(MAX_PEOPLE - people.size()).forEach(people::add);
		if (event.count() == 0) {
			after.removeIf((reaction) -> reaction.emoji().equals(event.emoji()));
		}
		else if (at >= 0) {
			after.set(at, new Reaction(before.get(at).emoji(), event.count(), people));
		}
		else {
			after.add(new Reaction(Objects.requireNonNull(event.emoji()), event.count(), people));
		}
		return List.copyOf(after);
	}

	/** Returns how many people reacted with an emoji. */
	static int count(List<Reaction> reactions, String emoji) {
		int at = indexOf(reactions, emoji);
		return (at >= 0) ? reactions.get(at).count() : 0;
	}

	private static int indexOf(List<Reaction> reactions, @Nullable String emoji) {
		for (int i = 0; i < reactions.size(); i++) {
			if (reactions.get(i).emoji().equals(emoji)) {
				return i;
			}
		}
		return -1;
	}

	/** Returns the reactions as they are stored; null for none. */
	static @Nullable String write(List<Reaction> reactions) {
		return reactions.isEmpty() ? null : JSON.writeValueAsString(reactions);
	}

	static List<Reaction> read(@Nullable String stored) {
		return (stored != null) ? JSON.readValue(stored, LIST) : List.of();
	}

}
