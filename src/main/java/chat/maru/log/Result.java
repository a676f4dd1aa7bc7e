package chat.maru.log;

import org.jspecify.annotations.Nullable;

/** The result of a change: either an outcome or a failure. */
record Result(@Nullable Outcome outcome, @Nullable Throwable failure) {

	static Result of(Outcome outcome) {
		return new Result(outcome, null);
	}

	static Result of(Throwable failure) {
		return new Result(null, failure);
	}

}
