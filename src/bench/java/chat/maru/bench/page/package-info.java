/** The chat page of people who are in few and in many rooms. */
package chat.maru.bench.page;
