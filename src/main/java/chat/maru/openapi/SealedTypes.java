package chat.maru.openapi;

import java.util.Iterator;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Adds the discriminator's values to the schemas of sealed types, such as events. */
@Component
@Lazy
class SealedTypes implements ModelConverter {

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		Class<?> described = Json31.mapper().constructType(type.getType()).getRawClass();
		Schema<?> model = context.getDefinedModels().get(described.getSimpleName());
		if (described.isSealed() && model != null && model.getDiscriminator() != null) {
			Stream.of(described.getAnnotation(JsonSubTypes.class).value())
				.forEach((kind) -> names(kind).forEach((name) -> model.getDiscriminator()
					.mapping(name, RefUtils.constructRef(kind.value().getSimpleName()))));
		}
		return schema;
	}

	private static Stream<String> names(JsonSubTypes.Type kind) {
		return Stream.concat(Stream.of(kind.name()), Stream.of(kind.names())).filter((name) -> !name.isEmpty());
	}

}
