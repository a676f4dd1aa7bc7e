package chat.maru.fanout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import chat.maru.message.RoomLog;
import chat.maru.room.Rights;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.awaitility.core.ConditionTimeoutException;

/** The server's log on its disk, its stripes, and a thread for each participant. */
final class ThreadedStage implements Stage, AutoCloseable {

	private static final int THREADS = 4;

	private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());

	private final Maru maru;

	private final RoomLog log;

	private final Logs logs;

	private final RoomFeeds feeds;

	private final LogPages pages;

	private final Stripes stripes;

	private final Guest author;

	ThreadedStage(Maru maru, RoomLog log, Logs logs, RoomFeeds feeds, LogPages pages, Stripes stripes) {
		this.maru = maru;
		this.log = log;
		this.logs = logs;
		this.feeds = feeds;
		this.pages = pages;
		this.stripes = stripes;
		this.author = maru.guest();
	}

	@Override
	public Executor thread() {
		return this.threads;
	}

	@Override
	public Stripe stripe() {
		return this.stripes.next();
	}

	@Override
	public ReadableLog log(String room) {
		return this.logs.of(Rights.reading(room));
	}

	@Override
	public RoomFeeds feeds() {
		return this.feeds;
	}

	@Override
	public LogPages pages() {
		return this.pages;
	}

	@Override
	public String room(int messages, String text) {
		String room = this.maru.room();
		this.maru.fill(room, this.author, messages);
		return room;
	}

	@Override
	public CompletableFuture<Long> post(String room, String text) {
		return this.log.post(Rights.posting(this.author.account(), room), Posts.clientId(), text);
	}

	@Override
	public long lastSeq(String room) {
		return this.log.lastSeq(Rights.reading(room));
	}

	@Override
	public void playUntil(BooleanSupplier settled) {
		try {
			Waiting.await().until(settled::getAsBoolean);
		}
		catch (ConditionTimeoutException ex) {
			// The schedule reports which readers are not done.
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
