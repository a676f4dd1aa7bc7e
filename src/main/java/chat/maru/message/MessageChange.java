package chat.maru.message;

import chat.maru.log.Change;

/** A change of a message. */
sealed interface MessageChange extends Change permits Post, Edit, Deletion {

}
