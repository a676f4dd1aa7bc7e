package chat.maru.health;

import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Which failures end the process. */
@ExtendWith(OutputCaptureExtension.class)
class FatalErrorsTests {

	private final Halts halts = new Halts();

	@AfterEach
	void close() {
		this.halts.close();
	}

	static Stream<Throwable> fatal() {
		return Stream.of(new OutOfMemoryError("Java heap space"), new InternalError(),
				new ServletException("Handler dispatch failed", new OutOfMemoryError()),
				new IllegalStateException(new ExecutionException(new InternalError())));
	}

	@ParameterizedTest
	@MethodSource("fatal")
	void anErrorOfTheVirtualMachineHalts(Throwable failure) {
		FatalErrors.check(failure);
		assertThat(this.halts.codes()).containsExactly(3);
	}

	static Stream<Throwable> survivable() {
		Exception circular = new Exception();
		circular.initCause(new Exception(circular));
		return Stream.of(new StackOverflowError(), new AssertionError(), new NoClassDefFoundError(),
				new IllegalStateException(), circular);
	}

	@ParameterizedTest
	@MethodSource("survivable")
	void otherFailuresDoNotHalt(Throwable failure) {
		FatalErrors.check(failure);
		FatalErrors.check(null);
		assertThat(this.halts.codes()).isEmpty();
	}

	@Test
	void theLogSaysWhyInOneLine(CapturedOutput output) {
		FatalErrors.check(new OutOfMemoryError("of a test"));
		FatalErrors.check(new OutOfMemoryError("of a test"));
		assertThat(output.toString().lines().filter((line) -> line.contains("OutOfMemoryError: of a test")))
			.singleElement()
			.asString()
			.contains("Halting with exit code 3");
	}

}
