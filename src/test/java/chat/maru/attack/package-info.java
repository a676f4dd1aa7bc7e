/**
 * Attacks on the packaged server, which has a heap of 256 MB, with a bystander whose
 * RECEIPTs are timed. Each {@link chat.maru.attack.Attack} is one class, and
 * {@code AttackIT} runs them all.
 */
@NullMarked
package chat.maru.attack;

import org.jspecify.annotations.NullMarked;
