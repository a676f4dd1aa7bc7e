package chat.maru.session;

import java.time.Clock;
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
 * <p>
 * Sessions last by the server's clock, which all nodes share. Spring Session itself looks
 * at the machine's, so on a machine that is ahead a session ends early by as much.
 *
 * @param <S> the type of the stored session
 * @param delegate the repository that stores the sessions
 * @param stored ends sessions
 * @param clock the clock of all stored dates
 */
record QuietSessions<S extends Session>(FindByIndexNameSessionRepository<S> delegate, Supplier<StoredSessions> stored,
		Supplier<Clock> clock) implements FindByIndexNameSessionRepository<QuietSessions.Quiet<S>> {

	private static final Duration PRECISION = Duration.ofMinutes(10);

	/**
	 * The time of last use is stored at least this many times per lifetime of a session,
	 * so that a short session does not expire while it is used.
	 */
	private static final int PARTS = 10;

	@Override
	public Quiet<S> createSession() {
		S stored = this.delegate.createSession();
		stored.setLastAccessedTime(this.clock.get().instant());
		return new Quiet<>(stored, this.clock.get());
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
		Quiet<S> session = (stored != null) ? new Quiet<>(stored, this.clock.get()) : null;
		return (session != null && !session.isExpired()) ? session : null;
	}

	@Override
	public void deleteById(String id) {
		this.stored.get().delete(List.of(id));
	}

	@Override
	public Map<String, Quiet<S>> findByIndexNameAndIndexValue(String name, String value) {
		Map<String, Quiet<S>> found = new LinkedHashMap<>();
		this.delegate.findByIndexNameAndIndexValue(name, value)
			.forEach((id, session) -> found.put(id, new Quiet<>(session, this.clock.get())));
		return found;
	}

	/**
	 * A session.
	 *
	 * @param <S> the type of the stored session
	 * @param stored the session as it is stored
	 * @param storedId the id under which it is stored, if it is
	 */
	record Quiet<S extends Session>(S stored, String storedId, Clock clock) implements Session {

		Quiet(S stored, Clock clock) {
			this(stored, stored.getId(), clock);
		}

		/**
		 * Notes that the session is used now.
		 * @param machineTime ignored, because it is the time of this machine's clock
		 */
		@Override
		public void setLastAccessedTime(Instant machineTime) {
			Instant now = this.clock.instant();
			if (now.isAfter(getLastAccessedTime().plus(precision()))) {
				this.stored.setLastAccessedTime(now);
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
			Duration lasts = getMaxInactiveInterval();
			return !lasts.isNegative() && !this.clock.instant().isBefore(getLastAccessedTime().plus(lasts));
		}

	}

}
