/**
 * Returns the first wanted element before (step -1) or after (step 1) the current one. After the last one comes the first. Without
 * a current one, it begins at the end. Returns null if no other one is wanted. Does not access the page.
 */
export function neighbour(all, current, step, isWanted = () => true) {
  const at = all.indexOf(current)
  const start = at < 0 && step < 0 ? 0 : at
  for (let i = 1; i <= all.length; i++) {
    const other = all[(start + i * step + 2 * all.length) % all.length]
    if (other !== current && isWanted(other)) return other
  }
  return null
}
