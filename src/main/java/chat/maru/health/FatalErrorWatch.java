package chat.maru.health;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Notices fatal errors on threads whose loops are not Maru's. An error that ends a thread
 * reaches the default handler of uncaught exceptions. Pools, selectors and schedulers
 * (Jetty's, Spring's, the connection pool's) catch everything and go on, but log what
 * they caught; so everything that is logged is checked.
 */
@Component
class FatalErrorWatch {

	private static final String APPENDER = "fatal-errors";

	private static final Log logger = LogFactory.getLog(FatalErrorWatch.class);

	FatalErrorWatch() {
		Thread.setDefaultUncaughtExceptionHandler(FatalErrorWatch::uncaught);
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			watch(context);
		}
	}

	private static void uncaught(Thread thread, Throwable failure) {
		FatalErrors.check(failure);
		logger.error("The thread " + thread.getName() + " ended", failure);
	}

	private static void watch(LoggerContext context) {
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		if (root.getAppender(APPENDER) == null) {
			LoggedErrors appender = new LoggedErrors();
			appender.setName(APPENDER);
			appender.setContext(context);
			appender.start();
			root.addAppender(appender);
		}
	}

	private static final class LoggedErrors extends UnsynchronizedAppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getThrowableProxy() instanceof ThrowableProxy logged) {
				FatalErrors.check(logged.getThrowable());
			}
		}

	}

}
