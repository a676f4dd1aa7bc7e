package chat.maru.administration;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The server's picture, which is public: the pages for visitors show it. */
@RestController
class ServerPictureController {

	/** The address has the hash of the picture, so its content never changes. */
	private static final CacheControl FOREVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private final ServerPicture picture;

	ServerPictureController(ServerPicture picture) {
		this.picture = picture;
	}

	@GetMapping("/server-picture/{hash}/{size:64|192|512}")
	ResponseEntity<byte[]> picture(@PathVariable String hash, @PathVariable int size) {
		return ResponseEntity.ok()
			.cacheControl(FOREVER)
			.contentType(MediaType.IMAGE_PNG)
			.body(this.picture.find(hash, size));
	}

}
