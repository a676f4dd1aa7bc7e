package chat.maru.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections whose next commit can go wrong, as it does when a network breaks. */
final class CommitFaults extends DelegatingDataSource {

	private final AtomicReference<@Nullable Fault> next = new AtomicReference<>();

	private volatile @Nullable Fault always;

	CommitFaults(DataSource database) {
		super(database);
	}

	/** Lets the next commit go wrong. */
	void next(Fault fault) {
		this.next.set(fault);
	}

	/** Lets all commits go wrong; null to end that. */
	void always(@Nullable Fault fault) {
		this.always = fault;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		AtomicBoolean lost = new AtomicBoolean();
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> {
					if (lost.get() && method.getDeclaringClass() != Object.class) {
						return method.getName().equals("close") ? null : gone();
					}
					Fault fault = method.getName().equals("commit") ? next() : null;
					if (fault != null) {
						lost.set(true);
						fault.commit(connection);
						return gone();
					}
					try {
						return method.invoke(connection, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	private @Nullable Fault next() {
		Fault once = this.next.getAndSet(null);
		return (once != null) ? once : this.always;
	}

	/** As the driver tells that a connection is broken. */
	private static Object gone() throws SQLException {
		throw new SQLException("An I/O error occurred while sending to the backend", "08006");
	}

	/** What becomes of a commit whose caller is told that the connection is broken. */
	interface Fault {

		/** The answer is lost. */
		Fault AFTER_COMMIT = (connection) -> {
			connection.commit();
			connection.close();
		};

		/** The request is lost. */
		Fault BEFORE_COMMIT = Connection::close;

		void commit(Connection connection) throws SQLException;

	}

}
