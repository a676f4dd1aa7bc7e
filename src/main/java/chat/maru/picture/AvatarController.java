package chat.maru.picture;

import java.time.Duration;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The pictures of accounts, which everyone who is logged in can see. */
@RestController
class AvatarController {

	/** The address has the hash of the picture, so its content never changes. */
	private static final CacheControl FOREVER = CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

	private final Avatars avatars;

	AvatarController(Avatars avatars) {
		this.avatars = avatars;
	}

	@GetMapping("/avatars/{account}/{hash}/{size:64|256}")
	ResponseEntity<byte[]> avatar(@PathVariable String account, @PathVariable String hash, @PathVariable int size) {
		return ResponseEntity.ok()
			.cacheControl(FOREVER)
			.contentType(MediaType.IMAGE_JPEG)
			.body(this.avatars.find(account, hash, size));
	}

	/** The script of the account page has cropped the picture. */
	@PostMapping("/account/avatar")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void change(@CurrentAccount Account account, @RequestBody(required = false) byte @Nullable [] picture) {
		this.avatars.change(account, (picture != null) ? picture : new byte[0]);
	}

}
