/** The maximum number of pairs of words that are compared. Above it, the texts count as different as a whole. */
const MAX_PAIRS = 1_000_000

/**
 * Returns the differences between two texts by word: `[{ kind, text }]`, where kind is `same`, `removed` or `added`, in the order in
 * which they are shown. Removed words come before those added in their place.
 */
export function wordDiff(before, after) {
  const [old, now] = [before, after].map(wordsOf)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const middle = compare(old.slice(start, old.length - end), now.slice(start, now.length - end))
  const same = (words) => words.map((text) => ({ kind: 'same', text }))
  return joined([...same(now.slice(0, start)), ...middle, ...same(now.slice(now.length - end))])
}

function wordsOf(text) {
  if (!Intl.Segmenter) return text.match(/\s+|\S+/gu) ?? []
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text), ({ segment }) => segment)
}

/** Compares words by their longest common subsequence. */
function compare(old, now) {
  const removed = (text) => ({ kind: 'removed', text })
  const added = (text) => ({ kind: 'added', text })
  if (old.length * now.length > MAX_PAIRS) return [...old.map(removed), ...now.map(added)]
  const lengths = commonLengths(old, now)
  const found = []
  let i = 0
  let j = 0
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      found.push({ kind: 'same', text: now[j++] })
      i++
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) found.push(removed(old[i++]))
    else found.push(added(now[j++]))
  }
  return [...found, ...old.slice(i).map(removed), ...now.slice(j).map(added)]
}

/** For each pair of places, the length of the longest common subsequence from there on. */
function commonLengths(old, now) {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i][j] = old[i] === now[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1])
    }
  }
  return lengths
}

/** Joins neighbours of one kind. A space that stayed between two changed words belongs to the change, which is easier to read. */
function joined(parts) {
  const wide = []
  for (const [at, part] of parts.entries()) {
    const between = part.kind === 'same' && /^\s+$/u.test(part.text) && parts[at - 1]?.kind !== 'same' && parts[at + 1] && parts[at + 1].kind !== 'same'
    if (between) wide.push({ kind: 'removed', text: part.text }, { kind: 'added', text: part.text })
    else wide.push(part)
  }
  const runs = []
  let run = { removed: '', added: '' }
  const flush = () => {
    for (const kind of ['removed', 'added']) if (run[kind]) runs.push({ kind, text: run[kind] })
    run = { removed: '', added: '' }
  }
  for (const { kind, text } of wide) {
    if (kind !== 'same') run[kind] += text
    else {
      flush()
      if (runs.at(-1)?.kind === 'same') runs.at(-1).text += text
      else runs.push({ kind, text })
    }
  }
  flush()
  return runs
}
