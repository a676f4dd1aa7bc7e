package chat.maru.openapi;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks values against a type of an OpenAPI document: types, required members, and no
 * members that it does not name.
 */
final class DescribedType {

	private final JsonNode document;

	DescribedType(JsonNode document) {
		this.document = document;
	}

	void assertFits(String where, JsonNode value, JsonNode schema) {
		JsonNode found = resolve(schema);
		assertThat(found.isObject()).as(where + " is described").isTrue();
		if (found.has("oneOf")) {
			assertFits(where, value, told(value, found));
		}
		else if (found.has("allOf") || found.has("properties")) {
			assertThat(value.isObject()).as(where).isTrue();
			assertRequired(where, value, found);
			value.properties().forEach((property) -> {
				String inside = where + "." + property.getKey();
				assertFits(inside, property.getValue(), property(found, property.getKey()));
			});
		}
		else if (found.has("items")) {
			assertThat(value.isArray()).as(where).isTrue();
			assertThat(value).as(where + " is not empty").isNotEmpty();
			value.forEach((one) -> assertFits(where + "[]", one, found.get("items")));
		}
		else {
			assertSimple(where, value, found);
		}
	}

	private JsonNode resolve(JsonNode schema) {
		return schema.has("$ref") ? this.document.at(schema.get("$ref").stringValue().substring(1)) : schema;
	}

	/** The variant that the value's discriminator names. */
	private JsonNode told(JsonNode value, JsonNode schema) {
		JsonNode kind = resolve(schema.get("oneOf").get(0)).path("allOf")
			.valueStream()
			.map(this::resolve)
			.filter((part) -> part.has("discriminator"))
			.findFirst()
			.orElseThrow();
		String reference = kind.at("/discriminator/mapping").path(value.path("type").asString("")).asString("");
		assertThat(reference).as("the kind of " + value).isNotEmpty();
		return this.document.at(reference.substring(1));
	}

	private void assertRequired(String where, JsonNode value, JsonNode schema) {
		schema.path("required")
			.forEach((name) -> assertThat(value.has(name.stringValue())).as(where + " has " + name).isTrue());
		schema.path("allOf").forEach((part) -> assertRequired(where, value, resolve(part)));
	}

	private JsonNode property(JsonNode schema, String name) {
		JsonNode own = schema.path("properties").path(name);
		return own.isObject() ? own
				: schema.path("allOf")
					.valueStream()
					.map((part) -> property(resolve(part), name))
					.filter(JsonNode::isObject)
					.findFirst()
					.orElse(own);
	}

	private static void assertSimple(String where, JsonNode value, JsonNode schema) {
		boolean fits = switch (schema.path("type").asString("")) {
			case "string" -> value.isString();
			case "integer" -> value.isIntegralNumber();
			case "boolean" -> value.isBoolean();
			default -> false;
		};
		assertThat(fits).as(where + " = " + value + " is " + schema).isTrue();
		if (schema.has("enum")) {
			assertThat(schema.get("enum").valueStream()).as(where).contains(value);
		}
	}

}
