package chat.maru.message;

import chat.maru.log.Change;

/** Something that happens to a message. */
sealed interface MessageChange extends Change permits Post, Deletion {

}
