package chat.maru.administration;

import chat.maru.cluster.Notice;

/** A ban was created or lifted. */
record BansChanged() implements Notice {
}
