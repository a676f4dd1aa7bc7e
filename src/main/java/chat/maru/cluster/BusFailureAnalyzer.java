package chat.maru.cluster;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start that failed for the bus with a sentence, not a stack trace. */
class BusFailureAnalyzer extends AbstractFailureAnalyzer<BusUnusable> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BusUnusable cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
