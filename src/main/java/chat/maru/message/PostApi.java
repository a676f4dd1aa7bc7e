package chat.maru.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.log.Entry;
import chat.maru.log.Outcome;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API for posting. No thread of the server waits for the commit. */
@RestController
class PostApi {

	private final Posting posting;

	private final PostFormat format;

	PostApi(Posting posting, PostFormat format) {
		this.posting = posting;
		this.format = format;
	}

	/**
	 * Post a message. A text/plain body is the text itself. So is the body that curl -d
	 * sends: it is not parsed as a form.
	 * @param room the room's id
	 */
	@PostMapping(path = "/api/rooms/{room}/messages",
			consumes = { MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE,
					MediaType.APPLICATION_FORM_URLENCODED_VALUE })
	@Refuses({ "payload-malformed", "client-id-invalid", "client-id-taken", "text-missing", "text-blank",
			"text-too-long", "mentions-invalid", "too-many-mentions", "seq-invalid", "message-unknown",
			"message-deleted", "epoch-changed", "too-many-messages", "silenced", "room-archived", "busy",
			"storage-failed" })
	@RequestBody(required = true,
			content = {
					@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = PostRequest.class)),
					@Content(mediaType = MediaType.TEXT_PLAIN_VALUE,
							schema = @Schema(type = "string", description = "The text.")),
					@Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
							schema = @Schema(type = "string", description = "The text as it is, not decoded.")) })
	@ApiResponse(responseCode = "201", description = "The message was committed.", useReturnTypeSchema = true)
	@ApiResponse(responseCode = "200", description = "A message with this clientId was posted before.",
			useReturnTypeSchema = true)
	CompletableFuture<ResponseEntity<MessageAnswer>> post(@CurrentAccount Account author, @PathVariable String room,
			HttpServletRequest request) throws IOException {
		Draft draft = draft(request);
		Posting.Attempt attempt = this.posting.attempt(author, room, draft);
		Optional<Message> before = attempt.before();
		if (before.isPresent()) {
			return CompletableFuture.completedFuture(answer(HttpStatus.OK, before.get()));
		}
		List<Mention> mentions = attempt.mentions();
		return CommitWait
			.bounded(attempt.post(mentions).thenApply((outcome) -> answer(author, outcome, Mentions.names(mentions))));
	}

	/**
	 * Reads the body from the request itself, because Spring would rebuild a form from
	 * its parameters, which can differ from what was sent.
	 */
	private Draft draft(HttpServletRequest request) throws IOException {
		MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
		byte[] body = request.getInputStream().readAllBytes();
		return type.isCompatibleWith(MediaType.APPLICATION_JSON) ? this.format.readWithClientId(body)
				: Draft.of(text(body, type.getCharset()));
	}

	private static String text(byte[] body, @Nullable Charset charset) {
		try {
			Charset used = (charset != null) ? charset : StandardCharsets.UTF_8;
			return used.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new Refused(MessageReason.MALFORMED, "The text is not in the charset that Content-Type names.");
		}
	}

	private static ResponseEntity<MessageAnswer> answer(Account author, Outcome outcome,
			Function<String, @Nullable String> names) {
		Entry entry = outcome.entries().get(0);
		Message message = Objects.requireNonNull(MessageFold.next(null, entry, Author.of(author)));
		return answer(outcome.repeated() ? HttpStatus.OK : HttpStatus.CREATED, message.named(names));
	}

	private static ResponseEntity<MessageAnswer> answer(HttpStatus status, Message message) {
		return ResponseEntity.status(status).body(new MessageAnswer(message));
	}

	/**
	 * A message to post.
	 *
	 * @param clientId a UUID by which the server recognises that the message was sent
	 * again; without it, each request posts another message
	 * @param text the text, by default 1 to 4,000 characters
	 * @param replyTo the seq of the message in this room that it replies to
	 * @param epoch the epoch of replyTo, if it is known
	 * @param mentions mentions that the client knows, in the order of the text; the
	 * server finds the other members whose names follow an at sign
	 */
	record PostRequest(@Schema(format = "uuid") @Nullable String clientId,
			@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String text,
			@Schema(minimum = "1") @Nullable Long replyTo, @Nullable String epoch,
			@ArraySchema(maxItems = Mention.MAX) @Nullable List<MentionRequest> mentions) {
	}

	/**
	 * A mention to post. Positions are in characters (code points).
	 *
	 * @param id the account's id
	 * @param at where the mention begins in the text, with its at sign
	 * @param length its length, including the at sign
	 */
	record MentionRequest(@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String id,
			@Schema(requiredMode = RequiredMode.REQUIRED, minimum = "0") int at,
			@Schema(requiredMode = RequiredMode.REQUIRED, minimum = "2",
					maximum = "" + Mention.MAX_LENGTH) int length) {
	}

	/**
	 * A message that is committed.
	 *
	 * @param message the message
	 */
	record MessageAnswer(Message message) {
	}

}
