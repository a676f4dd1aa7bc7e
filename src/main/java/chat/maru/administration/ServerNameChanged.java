package chat.maru.administration;

import chat.maru.cluster.Notice;

/** An administrator changed the name of the server. See {@link ServerName}. */
record ServerNameChanged() implements Notice {
}
