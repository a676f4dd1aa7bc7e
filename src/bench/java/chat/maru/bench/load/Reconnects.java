package chat.maru.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reconnects clients that lose their connection, each after a wait of its own. */
final class Reconnects {

	/** The approximate time that the library waits for CONNECTED. */
	private static final long ATTEMPT_TIMEOUT = TimeUnit.SECONDS.toNanos(10);

	private final EventLoop loop;

	private final Person[] people;

	private final PriorityQueue<Person> waiting = new PriorityQueue<>(Comparator.comparingLong((one) -> one.at));

	/** In the order in which they started. */
	private final Set<Person> trying = new LinkedHashSet<>();

	private int online;

	private int attempts;

	Reconnects(EventLoop loop, List<Subscriber> subscribers) {
		this.loop = loop;
		this.people = subscribers.stream().map(Person::new).toArray(Person[]::new);
		this.online = this.people.length;
	}

	/** Starts the attempts that are due and gives up those that take too long. */
	void turn(Audience audience) {
		long now = System.nanoTime();
		List<Person> tired = new ArrayList<>();
		for (Person person : this.trying) {
			if (now - person.at < ATTEMPT_TIMEOUT) {
				break;
			}
			tired.add(person);
		}
		tired.forEach((person) -> EventLoop.lost(person.subscriber, new IOException("no answer"), audience));
		while (!this.waiting.isEmpty() && this.waiting.peek().at <= now) {
			Person person = this.waiting.poll();
			person.at = now;
			this.trying.add(person);
			this.attempts++;
			this.loop.connect(person.subscriber, audience);
		}
	}

	void lost(Subscriber subscriber) {
		Person person = this.people[subscriber.index()];
		long now = System.nanoTime();
		if (!this.trying.remove(person)) {
			person.backoff.lostAfter(now - person.at);
		}
		if (person.online) {
			person.online = false;
			this.online--;
		}
		subscriber.moveOn();
		person.at = now + person.backoff.next();
		this.waiting.add(person);
	}

	/** The library measures the length of a connection from here. */
	void connected(Subscriber subscriber) {
		Person person = this.people[subscriber.index()];
		this.trying.remove(person);
		person.at = System.nanoTime();
	}

	/** With the subscription the client is back. */
	void ready(Subscriber subscriber) {
		this.people[subscriber.index()].online = true;
		this.online++;
	}

	boolean online(Subscriber subscriber) {
		return this.people[subscriber.index()].online;
	}

	int online() {
		return this.online;
	}

	int attempts() {
		return this.attempts;
	}

	/** The reconnection state of one client. */
	private static final class Person {

		private final Subscriber subscriber;

		private final Backoff backoff = new Backoff();

		private boolean online = true;

		/** When the present state began, or until when the client waits. */
		private long at = System.nanoTime();

		private Person(Subscriber subscriber) {
			this.subscriber = subscriber;
		}

	}

}
