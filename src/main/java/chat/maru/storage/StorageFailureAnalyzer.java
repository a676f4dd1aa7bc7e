package chat.maru.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start that failed for the data folder with a sentence, not a stack trace. */
class StorageFailureAnalyzer extends AbstractFailureAnalyzer<StorageUnusable> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, StorageUnusable cause) {
		return new FailureAnalysis(cause.sentence(), cause.action(), cause);
	}

}
