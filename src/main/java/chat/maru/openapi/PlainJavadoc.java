package chat.maru.openapi;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.SpringDocJavadocProvider;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads the Javadoc of controllers and of their parameter and return types, without its
 * line breaks.
 */
@Component
@Lazy
class PlainJavadoc extends SpringDocJavadocProvider {

	@Override
	public String getClassJavadoc(Class<?> type) {
		return plain(super.getClassJavadoc(type));
	}

	@Override
	public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
		return super.getRecordClassParamJavadoc(type).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> plain(entry.getValue())));
	}

	@Override
	public String getMethodJavadocDescription(Method method) {
		return plain(super.getMethodJavadocDescription(method));
	}

	@Override
	public @Nullable String getParamJavadoc(Method method, String name) {
		String written = super.getParamJavadoc(method, name);
		return (written != null) ? plain(written) : null;
	}

	private static String plain(String written) {
		return written.strip().replaceAll("\\s*\\n\\s*", " ");
	}

}
