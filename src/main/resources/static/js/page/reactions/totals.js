/** Adds up the reactions to a message, as in ReactionTotals.java. Does not access the page. */
const MAX_PEOPLE = 20

/** Returns the reactions after a 'reacted' event; each one says whether it is also `mine`. */
export function next(reactions, { emoji, count, added, removed }, self) {
  const before = reactions.find((one) => one.emoji === emoji)
  if (count === 0) return reactions.filter((one) => one !== before)
  const people = (before?.people ?? []).filter((id) => !removed.includes(id))
  people.push(...added.filter((id) => !people.includes(id)).slice(0, MAX_PEOPLE - people.length))
  const mine = added.includes(self) || (isMine(before, self) && !removed.includes(self))
  const after = { emoji, count, people, mine }
  return before ? reactions.map((one) => (one === before ? after : one)) : [...reactions, after]
}

/** Returns the reactions with wishes that are not committed yet, a Map of emoji to whether they are wanted. */
export function withWishes(reactions, wishes, self) {
  let result = reactions
  for (const [emoji, on] of wishes) {
    const known = result.find((one) => one.emoji === emoji)
    if (on === isMine(known, self)) continue
    const count = (known?.count ?? 0) + (on ? 1 : -1)
    result = next(result, { emoji, count, added: on ? [self] : [], removed: on ? [] : [self] }, self)
  }
  return result
}

export function isMine(reaction, self) {
  return reaction !== undefined && (reaction.mine ?? reaction.people.includes(self))
}
