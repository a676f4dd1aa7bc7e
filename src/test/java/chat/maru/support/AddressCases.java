package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;

/** Texts with URLs, which are in ⟦brackets⟧. The server and the scripts find the same. */
public final class AddressCases {

	private AddressCases() {
	}

	public static List<String> read() {
		try {
			return new ClassPathResource("addresses.txt").getContentAsString(StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
