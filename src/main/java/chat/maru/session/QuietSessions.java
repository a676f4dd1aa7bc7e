package chat.maru.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions that note when they were used last every few minutes, or oftener where they
 * are short, instead of at every request. A session lives for months, and each note is a
 * commit that the log's writer would have to wait for.
 *
 * @param <S> the stored session
 * @param delegate where they are stored
 */
record QuietSessions<S extends Session>(FindByIndexNameSessionRepository<S> delegate)
		implements
			FindByIndexNameSessionRepository<QuietSessions.Quiet<S>> {

	private static final Duration PRECISION = Duration.ofMinutes(10);

	/** Of the time a session lasts: else a short one would expire while it is used. */
	private static final int PARTS = 10;

	@Override
	public Quiet<S> createSession() {
		return new Quiet<>(this.delegate.createSession());
	}

	@Override
	public void save(Quiet<S> session) {
		this.delegate.save(session.stored());
	}

	@Override
	public @Nullable Quiet<S> findById(String id) {
		S stored = this.delegate.findById(id);
		return (stored != null) ? new Quiet<>(stored) : null;
	}

	@Override
	public void deleteById(String id) {
		this.delegate.deleteById(id);
	}

	@Override
	public Map<String, Quiet<S>> findByIndexNameAndIndexValue(String name, String value) {
		Map<String, Quiet<S>> found = new LinkedHashMap<>();
		this.delegate.findByIndexNameAndIndexValue(name, value)
			.forEach((id, session) -> found.put(id, new Quiet<>(session)));
		return found;
	}

	/**
	 * One session.
	 *
	 * @param <S> the stored session
	 * @param stored the session as it is stored
	 */
	record Quiet<S extends Session>(S stored) implements Session {

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
