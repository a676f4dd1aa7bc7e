package chat.maru.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Marks the components of a record as required, unless they are nullable or omitted when
 * empty.
 */
@Component
@Lazy
class RequiredComponents implements ModelConverter {

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		Class<?> described = Json31.mapper().constructType(type.getType()).getRawClass();
		if (schema != null && described.isRecord()) {
			Schema<?> model = (schema.get$ref() != null)
					? context.getDefinedModels().get(RefUtils.extractSimpleName(schema.get$ref()).getLeft().toString())
					: schema;
			if (model != null) {
				Stream.of(described.getRecordComponents())
					.filter(RequiredComponents::isRequired)
					.map(RecordComponent::getName)
					.filter((name) -> model.getRequired() == null || !model.getRequired().contains(name))
					.forEach(model::addRequiredItem);
			}
		}
		return schema;
	}

	private static boolean isRequired(RecordComponent component) {
		return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
				&& !component.getAccessor().isAnnotationPresent(JsonInclude.class);
	}

}
