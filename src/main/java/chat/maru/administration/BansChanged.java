package chat.maru.administration;

import chat.maru.cluster.Notice;

/** There is another ban, or one was lifted. */
record BansChanged() implements Notice {
}
