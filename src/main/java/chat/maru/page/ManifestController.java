package chat.maru.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import chat.maru.administration.ServerName;
import chat.maru.administration.ServerPicture;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The web app manifest, with the name and the picture of the server. */
@Controller
class ManifestController {

	private final ServerName name;

	private final ServerPicture picture;

	private final Map<String, Object> manifest;

	ManifestController(ServerName name, ServerPicture picture, JsonMapper json) throws IOException {
		this.name = name;
		this.picture = picture;
		try (InputStream file = new ClassPathResource("static/manifest.json").getInputStream()) {
			this.manifest = json.readValue(file, new TypeReference<>() {
			});
		}
	}

	@GetMapping(path = "/manifest.json", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	Map<String, Object> manifest() {
		Map<String, Object> named = new LinkedHashMap<>(this.manifest);
		named.put("name", this.name.value());
		named.put("short_name", this.name.value());
		this.picture.hash().ifPresent((hash) -> named.put("icons", List.of(icon(hash, 192), icon(hash, 512))));
		return named;
	}

	private static Map<String, String> icon(String hash, int size) {
		return Map.of("src", "server-picture/" + hash + "/" + size, "sizes", size + "x" + size, "type",
				MediaType.IMAGE_PNG_VALUE);
	}

}
