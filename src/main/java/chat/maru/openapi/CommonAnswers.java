package chat.maru.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.context.annotation.Lazy;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to each operation its authentication and the refusals that its mapping does not
 * show.
 */
@Component
@Lazy
class CommonAnswers implements OpenApiCustomizer, OperationCustomizer {

	private static final String PROBLEM = "Problem";

	@Override
	public void customise(OpenAPI document) {
		document.getComponents().addSchemas(PROBLEM, problemSchema());
		Paths byName = new Paths();
		byName.putAll(new TreeMap<>(document.getPaths()));
		document.setPaths(byName);
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod call) {
		if (Objects.equals(operation.getDescription(), operation.getSummary())) {
			operation.setDescription(null);
		}
		boolean open = call.hasMethodAnnotation(SecurityRequirements.class);
		boolean changes = !call.hasMethodAnnotation(GetMapping.class);
		operation.setSecurity(open ? List.of() : authentication(changes));
		List<ProblemDetail> problems = new ArrayList<>(Refusals.of(call));
		if (!open) {
			problems.add(Refusals.of("authentication-required"));
			problems.add(Refusals.of("token-invalid"));
		}
		if (!open && changes) {
			problems.add(Refusals.of("csrf-invalid"));
			problems.add(Refusals.of("too-many-changes"));
		}
		if (hasParameter(operation, (parameter) -> parameter.getName().equals("room"))) {
			problems.add(Refusals.of("room-unknown"));
		}
		if (operation.getRequestBody() != null) {
			problems.add(Refusals.NOT_JSON);
		}
		if (operation.getRequestBody() != null
				|| hasParameter(operation, (parameter) -> parameter.getIn().equals("query"))) {
			problems.add(Refusals.MALFORMED);
		}
		byStatus(problems).forEach((status, answer) -> operation.getResponses().addApiResponse(status, answer));
		return operation;
	}

	private static boolean hasParameter(Operation operation, Predicate<Parameter> wanted) {
		return operation.getParameters() != null && operation.getParameters().stream().anyMatch(wanted);
	}

	private static List<SecurityRequirement> authentication(boolean changes) {
		SecurityRequirement browser = new SecurityRequirement().addList(OpenApiConfiguration.SESSION);
		return List.of(new SecurityRequirement().addList(OpenApiConfiguration.TOKEN),
				changes ? browser.addList(OpenApiConfiguration.CSRF) : browser);
	}

	private static Map<String, ApiResponse> byStatus(List<ProblemDetail> problems) {
		return problems.stream()
			.collect(Collectors.groupingBy((problem) -> String.valueOf(problem.getStatus()), TreeMap::new,
					Collectors.collectingAndThen(Collectors.toList(), CommonAnswers::answer)));
	}

	private static ApiResponse answer(List<ProblemDetail> problems) {
		Schema<?> schema = new Schema<>().$ref(PROBLEM);
		return new ApiResponse()
			.description(problems.stream().map(CommonAnswers::describe).collect(Collectors.joining("\n")))
			.content(new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					new MediaType().schema(schema)));
	}

	private static String describe(ProblemDetail problem) {
		String code = Refusals.code(problem);
		return (code.isEmpty() ? "- " : "- `" + code + "`: ") + problem.getDetail();
	}

	private static Schema<?> problemSchema() {
		return new ObjectSchema().description("Why a call was refused (RFC 9457).")
			.addProperty("type", new StringSchema().description("Always about:blank; see `code`."))
			.addProperty("title", new StringSchema().description("The name of the status."))
			.addProperty("status", new IntegerSchema().description("The status of the answer."))
			.addProperty("detail", new StringSchema().description("A description of the problem, in English."))
			.addProperty("instance", new StringSchema().description("The path of the request."))
			.addProperty("code",
					new StringSchema().description("A code for programs; absent if the request could not be parsed."))
			.addProperty("epoch",
					new StringSchema()
						.description("The current epoch, with `epoch-changed`, `after-invalid` and `seq-invalid`."))
			.addProperty("lastSeq", new IntegerSchema().format("int64")
				.description(
						"The newest seq of the room's log, with `epoch-changed`, `after-invalid` and `seq-invalid`."))
			.addProperty("until", new StringSchema().description("When the silence ends, with `silenced`."))
			.required(List.of("title", "status", "detail"));
	}

}
