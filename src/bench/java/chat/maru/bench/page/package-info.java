/** The chat page of users in few and in many rooms. */
package chat.maru.bench.page;
