package chat.maru.picture;

import java.util.Map;

/**
 * A picture in all its sizes.
 *
 * @param hash identifies the content, in hexadecimal digits
 * @param sizes the encoded images, by the side in pixels
 */
public record Picture(String hash, Map<Integer, byte[]> sizes) {
}
