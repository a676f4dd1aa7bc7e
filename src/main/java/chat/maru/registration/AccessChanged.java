package chat.maru.registration;

import chat.maru.cluster.Notice;

/** An administrator changed who can create an account. See {@link AccessSetting}. */
record AccessChanged() implements Notice {
}
