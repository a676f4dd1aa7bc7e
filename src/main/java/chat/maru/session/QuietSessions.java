package chat.maru.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions whose time of last use is stored only every few minutes, or more often if they
 * expire soon, instead of at every request. Each update is a commit that the log's writer
 * has to wait for, and a session usually lasts for months.
 *
 * @param <S> the type of the stored session
 * @param delegate the repository that stores the sessions
 * @param stored ends sessions
 */
record QuietSessions<S extends Session>(FindByIndexNameSessionRepository<S> delegate,
		Supplier<StoredSessions> stored) implements FindByIndexNameSessionRepository<QuietSessions.Quiet<S>> {

	private static final Duration PRECISION = Duration.ofMinutes(10);

	/**
	 * The time of last use is stored at least this many times per lifetime of a session,
	 * so that a short session does not expire while it is used.
	 */
	private static final int PARTS = 10;

	@Override
	public Quiet<S> createSession() {
		return new Quiet<>(this.delegate.createSession());
	}

	@Override
	public void save(Quiet<S> session) {
		if (!session.getId().equals(session.storedId())) {
			this.stored.get().changeId(session.storedId(), session.getId());
		}
		this.delegate.save(session.stored());
	}

	@Override
	public @Nullable Quiet<S> findById(String id) {
		S stored = this.delegate.findById(id);
		return (stored != null) ? new Quiet<>(stored) : null;
	}

	@Override
	public void deleteById(String id) {
		this.stored.get().delete(List.of(id));
	}

	@Override
	public Map<String, Quiet<S>> findByIndexNameAndIndexValue(String name, String value) {
		Map<String, Quiet<S>> found = new LinkedHashMap<>();
		this.delegate.findByIndexNameAndIndexValue(name, value)
			.forEach((id, session) -> found.put(id, new Quiet<>(session)));
		return found;
	}

	/**
	 * A session.
	 *
	 * @param <S> the type of the stored session
	 * @param stored the session as it is stored
	 * @param storedId the id under which it is stored, if it is
	 */
	record Quiet<S extends Session>(S stored, String storedId) implements Session {

		Quiet(S stored) {
			this(stored, stored.getId());
		}

		@Override
		public void setLastAccessedTime(Instant lastAccessedTime) {
			if (lastAccessedTime.isAfter(getLastAccessedTime().plus(precision()))) {
				this.stored.setLastAccessedTime(lastAccessedTime);
			}
		}

		private Duration precision() {
			Duration part = getMaxInactiveInterval().dividedBy(PARTS);
			return (part.isNegative() || part.compareTo(PRECISION) > 0) ? PRECISION : part;
		}

		@Override
		public String getId() {
			return this.stored.getId();
		}

		@Override
		public String changeSessionId() {
			return this.stored.changeSessionId();
		}

		@Override
		public <T> @Nullable T getAttribute(String attributeName) {
			return this.stored.getAttribute(attributeName);
		}

		@Override
		public Set<String> getAttributeNames() {
			return this.stored.getAttributeNames();
		}

		@Override
		public void setAttribute(String attributeName, Object attributeValue) {
			this.stored.setAttribute(attributeName, attributeValue);
		}

		@Override
		public void removeAttribute(String attributeName) {
			this.stored.removeAttribute(attributeName);
		}

		@Override
		public Instant getCreationTime() {
			return this.stored.getCreationTime();
		}

		@Override
		public Instant getLastAccessedTime() {
			return this.stored.getLastAccessedTime();
		}

		@Override
		public void setMaxInactiveInterval(Duration interval) {
			this.stored.setMaxInactiveInterval(interval);
		}

		@Override
		public Duration getMaxInactiveInterval() {
			return this.stored.getMaxInactiveInterval();
		}

		@Override
		public boolean isExpired() {
			return this.stored.isExpired();
		}

	}

}
