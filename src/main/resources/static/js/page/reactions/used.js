import { recall, remember } from '../stored.js'

const KEY = 'maru.reactions.used'
const USUAL = ['👍', '❤️', '😂', '🎉', '👀', '🙏']
const MAX_COUNTED = 30
/** When a count is this high all are halved, so that what is used now comes first before long. */
const HIGHEST = 50

/** The emoji with which the user of this browser reacts most, the most frequent first; common ones as long as there are few. */
export function mostUsed() {
  return [...new Set([...counts().map(([emoji]) => emoji), ...USUAL])].slice(0, USUAL.length)
}

export function noteUse(emoji) {
  const all = new Map(counts())
  all.set(emoji, (all.get(emoji) ?? 0) + 1)
  const halves = all.get(emoji) >= HIGHEST
  const kept = [...all].sort(([, one], [, other]) => other - one).slice(0, MAX_COUNTED)
  if (!kept.some(([known]) => known === emoji)) kept[kept.length - 1] = [emoji, all.get(emoji)]
  remember(KEY, kept.map(([known, count]) => `${known}:${halves ? Math.ceil(count / 2) : count}`).join(' '))
}

function counts() {
  return (recall(KEY) ?? '').split(' ').filter(Boolean).map((pair) => {
    const [emoji, count] = pair.split(':')
    return [emoji, Number(count) || 1]
  }).sort(([, one], [, other]) => other - one)
}
