package chat.maru.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.account.AccountReason;
import chat.maru.administration.AdministrationReason;
import chat.maru.log.LogReason;
import chat.maru.message.MessageReason;
import chat.maru.passkey.PasskeyReason;
import chat.maru.password.PasswordReason;
import chat.maru.provider.ProviderReason;
import chat.maru.refusal.Problems;
import chat.maru.refusal.Reason;
import chat.maru.registration.RegistrationReason;
import chat.maru.room.RoomReason;
import chat.maru.session.AccessReason;
import chat.maru.storage.StorageReason;
import chat.maru.token.TokenReason;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The possible refusals of each operation, by method and path. */
final class Refusals {

	/** Operations that need no authentication. */
	static final Set<String> OPEN = Set.of("POST /api/guests");

	static final List<ProblemDetail> UNAUTHENTICATED = List.of(Problems.of(AccessReason.AUTHENTICATION_REQUIRED),
			Problems.of(TokenReason.INVALID));

	static final ProblemDetail CSRF = Problems.of(AccessReason.CSRF_INVALID);

	static final ProblemDetail TOO_MANY_CHANGES = Problems.of(AccessReason.TOO_MANY_CHANGES);

	static final ProblemDetail ROOM_UNKNOWN = Problems.of(RoomReason.UNKNOWN);

	static final ProblemDetail NOT_JSON = ProblemDetail.forStatusAndDetail(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
			"The content type must be application/json.");

	static final ProblemDetail MALFORMED = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
			"The body or a parameter cannot be read, or is out of bounds.");

	/**
	 * Every operation with its codes. Those that follow from its mapping are left out:
	 * for a missing authentication, an unknown room, or a request that cannot be parsed.
	 */
	private static final String TABLE = """
			POST /api/guests name-blank name-too-long name-characters name-taken name-reserved guests-off guests-too-many
			GET /api/me
			PUT /api/me/name name-blank name-too-long name-characters name-taken name-reserved name-too-often token-not-enough
			PUT /api/me/password password-too-short password-too-long password-common password-wrong log-in-too-many token-not-enough
			PUT /api/me/about profile-about
			GET /api/accounts query-invalid search-too-many
			GET /api/accounts/{id} account-unknown
			GET /api/tokens
			POST /api/tokens members-only token-name token-too-many token-not-enough
			DELETE /api/tokens/{id} token-unknown token-not-enough
			GET /api/directory
			GET /api/rooms
			POST /api/rooms members-only name-blank name-too-long name-characters room-name-taken room-kind room-topic room-too-many room-owned-too-many room-made-too-often
			GET /api/rooms/{room}
			PATCH /api/rooms/{room} room-owner-only name-blank name-too-long name-characters room-name-taken room-topic room-changed-too-often
			PUT /api/rooms/{room}/archived room-owner-only room-everyone room-changed-too-often
			PUT /api/rooms/{room}/mute
			POST /api/direct room-people room-nobody room-too-often
			POST /api/rooms/{room}/join room-too-many room-joined-too-often
			POST /api/rooms/{room}/leave room-everyone room-direct
			GET /api/rooms/{room}/members
			GET /api/rooms/{room}/online
			PUT /api/rooms/{room}/members/{member} room-moderator-only room-owner-only room-outranked room-last-owner room-role room-nobody room-everyone room-archived room-too-many
			DELETE /api/rooms/{room}/members/{member} room-moderator-only room-outranked room-nobody room-everyone
			GET /api/rooms/{room}/silences room-moderator-only
			PUT /api/rooms/{room}/silences/{member} room-moderator-only room-outranked room-nobody room-silence
			DELETE /api/rooms/{room}/silences/{member} room-moderator-only room-outranked
			GET /api/rooms/{room}/invitations room-moderator-only
			POST /api/rooms/{room}/invitations room-moderator-only room-everyone room-archived room-invitation room-invitations
			DELETE /api/rooms/{room}/invitations/{invitation} room-moderator-only
			GET /api/rooms/{room}/messages epoch-changed
			POST /api/rooms/{room}/messages payload-malformed client-id-invalid client-id-taken text-missing text-blank text-too-long too-many-messages silenced room-archived busy storage-failed
			DELETE /api/rooms/{room}/messages/{message} message-unknown epoch-changed room-moderator-only
			GET /api/rooms/{room}/events after-invalid epoch-changed
			PUT /api/rooms/{room}/read seq-invalid epoch-changed
			PUT /api/admin/accounts/{account}/role administrator-only token-not-enough account-unknown account-role account-role-banned administrator-last
			POST /api/admin/bots administrator-only token-not-enough name-blank name-too-long name-characters name-taken name-reserved bot-too-many
			GET /api/admin/bans administrator-only
			POST /api/admin/bans administrator-only token-not-enough account-unknown ban-administrator ban-network ban-own ban-reason ban-days ban-too-many
			DELETE /api/admin/bans/{ban} administrator-only token-not-enough
			GET /api/admin/audit administrator-only
			""";

	private static final Map<String, ProblemDetail> BY_CODE = reasons().map(Problems::of)
		.collect(Collectors.toMap(Refusals::code, Function.identity()));

	private static final Map<String, List<ProblemDetail>> BY_CALL = TABLE.lines()
		.map((line) -> line.split(" "))
		.collect(Collectors.toMap((row) -> row[0] + " " + row[1],
				(row) -> Arrays.stream(row).skip(2).map(Refusals::known).toList()));

	private Refusals() {
	}

	/** All reasons, including those of forms. */
	static Stream<Reason> reasons() {
		return Stream
			.<Reason[]>of(AccountReason.values(), AccessReason.values(), TokenReason.values(), PasswordReason.values(),
					PasskeyReason.values(), ProviderReason.values(), RegistrationReason.values(),
					AdministrationReason.values(), RoomReason.values(), MessageReason.values(), LogReason.values(),
					StorageReason.values())
			.flatMap(Arrays::stream);
	}

	/** The refusals of an operation, except those that follow from its mapping. */
	static List<ProblemDetail> of(String call) {
		return BY_CALL.getOrDefault(call, List.of());
	}

	/** All operations in the table. */
	static Set<String> calls() {
		return BY_CALL.keySet();
	}

	/** The code of a problem; empty if it has none. */
	static String code(ProblemDetail problem) {
		Map<String, Object> more = problem.getProperties();
		return (more != null) ? String.valueOf(more.get(Problems.CODE)) : "";
	}

	private static ProblemDetail known(String code) {
		return Objects.requireNonNull(BY_CODE.get(code), () -> "There is no problem with the code " + code);
	}

}
