package chat.maru.cluster;

import java.util.Map;

/** The bus of a single node: there are no others to tell. */
final class LocalBus implements Bus {

	@Override
	public void tell(Map<String, Long> heads) {
	}

	@Override
	public void wake() {
	}

	@Override
	public void listen(BusListener listener) {
	}

}
