package chat.maru.log;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The results of the changes of a transaction, which are told after its commit. */
final class CommitResults implements TransactionSynchronization {

	private final List<Result> results;

	private final Consumer<List<Result>> told;

	CommitResults(List<Result> results, Consumer<List<Result>> told) {
		this.results = results;
		this.told = told;
	}

	/** Returns the results of the current transaction. */
	static Optional<CommitResults> current() {
		return TransactionSynchronizationManager.getSynchronizations()
			.stream()
			.filter(CommitResults.class::isInstance)
			.map(CommitResults.class::cast)
			.findFirst();
	}

	@Override
	public void afterCommit() {
		this.told.accept(this.results);
	}

	/**
	 * Returns an entry that is in the database only if the transaction was committed; one
	 * with a clientId if there is one, because no other entry can be the same. Empty if
	 * the transaction appended nothing.
	 */
	Optional<Entry> witness() {
		return appended().filter((entry) -> entry.clientId() != null)
			.findFirst()
			.or(() -> appended().reduce((first, last) -> last));
	}

	private Stream<Entry> appended() {
		return this.results.stream()
			.map(Result::outcome)
			.filter(Objects::nonNull)
			.filter(Outcome::changed)
			.flatMap((outcome) -> outcome.entries().stream());
	}

}
