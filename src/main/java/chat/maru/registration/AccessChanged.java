package chat.maru.registration;

import chat.maru.cluster.Notice;

/** An administrator changed who may come in: see {@link AccessSetting}. */
record AccessChanged() implements Notice {
}
