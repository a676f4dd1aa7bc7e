package chat.maru.browser;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Provides browsers to a test: each parameter of type {@link BrowserContext} or
 * {@link Page} is a separate user, and {@link BrowserContexts} opens more of them. In a
 * {@code @SpringBootTest} relative URLs refer to the server under test.
 * <p>
 * If no browser is available, the test is skipped and says why; with {@code CI=true} it
 * fails. A test that fails leaves screenshots in {@code target/browser-failures}.
 */
public final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	private static final Set<Class<?>> PARAMETERS = Set.of(BrowserContext.class, Page.class, BrowserContexts.class);

	static {
		PlaywrightAssertions.setDefaultAssertionTimeout(PageScenario.PATIENCE_MILLIS);
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		AutoCloseable closing = Browsers::close;
		context.getRoot().getStore(NAMESPACE).computeIfAbsent("browser", (key) -> closing);
		Optional<String> missing = Browsers.missing();
		if (missing.isPresent() && Boolean.parseBoolean(System.getenv("CI"))) {
			throw new IllegalStateException(missing.get());
		}
		return missing.map(ConditionEvaluationResult::disabled)
			.orElseGet(() -> ConditionEvaluationResult.enabled("There is a browser"));
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return PARAMETERS.contains(parameter.getParameter().getType());
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		BrowserContexts contexts = contexts(context);
		Class<?> type = parameter.getParameter().getType();
		if (type == BrowserContexts.class) {
			return contexts;
		}
		BrowserContext person = contexts.open();
		return (type == Page.class) ? person.newPage() : person;
	}

	private BrowserContexts contexts(ExtensionContext context) {
		return context.getStore(NAMESPACE)
			.computeIfAbsent(context.getUniqueId(), (key) -> new BrowserContexts(address(context)),
					BrowserContexts.class);
	}

	private String address(ExtensionContext context) {
		if (!TestContextAnnotationUtils.hasAnnotation(context.getRequiredTestClass(), SpringBootTest.class)) {
			return null;
		}
		String port = SpringExtension.getApplicationContext(context).getEnvironment().getProperty("local.server.port");
		return (port != null) ? "http://localhost:" + port : null;
	}

	@Override
	public void afterTestExecution(ExtensionContext context) {
		BrowserContexts contexts = context.getStore(NAMESPACE).get(context.getUniqueId(), BrowserContexts.class);
		if (contexts != null && context.getExecutionException().isPresent()) {
			String test = context.getRequiredTestClass().getSimpleName() + "."
					+ context.getTestMethod().map(Method::getName).orElse("test");
			contexts.photograph(Path.of("target", "browser-failures"), test);
		}
	}

}
