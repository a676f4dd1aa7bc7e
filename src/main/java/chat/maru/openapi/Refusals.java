package chat.maru.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.refusal.Problems;
import chat.maru.refusal.Reason;
import chat.maru.refusal.Refuses;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/** The possible refusals of each operation, as problems. */
final class Refusals {

	static final ProblemDetail NOT_JSON = ProblemDetail.forStatusAndDetail(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
			"The content type must be application/json.");

	static final ProblemDetail MALFORMED = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
			"The body or a parameter cannot be read, or is out of bounds.");

	private static final Map<String, ProblemDetail> BY_CODE = reasons()
		.collect(Collectors.toMap(Reason::code, Problems::of));

	private Refusals() {
	}

	/** All reasons of all packages, including those of forms. */
	static Stream<Reason> reasons() {
		ClassPathScanningCandidateComponentProvider enums = new ClassPathScanningCandidateComponentProvider(false);
		enums.addIncludeFilter(new AssignableTypeFilter(Reason.class));
		return enums.findCandidateComponents("chat.maru")
			.stream()
			.map((found) -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
			.filter(Class::isEnum)
			.flatMap((type) -> Stream.of(type.getEnumConstants()))
			.map(Reason.class::cast);
	}

	/** The refusals of an operation, except those that follow from its mapping. */
	static List<ProblemDetail> of(HandlerMethod call) {
		return Stream.of(call.getBeanType(), call.getMethod())
			.map((element) -> AnnotatedElementUtils.findMergedAnnotation(element, Refuses.class))
			.filter(Objects::nonNull)
			.flatMap((refuses) -> Stream.of(refuses.value()))
			.map(Refusals::of)
			.toList();
	}

	static ProblemDetail of(String code) {
		return Objects.requireNonNull(BY_CODE.get(code), () -> "No reason has the code " + code);
	}

	/** The code of a problem; empty if it has none. */
	static String code(ProblemDetail problem) {
		Map<String, Object> more = problem.getProperties();
		return (more != null) ? String.valueOf(more.get(Problems.CODE)) : "";
	}

}
