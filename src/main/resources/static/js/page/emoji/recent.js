import { recall, remember } from '../stored.js'

const KEY = 'maru.emoji.recent'
const MAX_RECENT = 27

/** The emoji that were last chosen in this browser, without skin tones, the latest first. */
export function recentEmoji() {
  return (recall(KEY) ?? '').split(' ').filter(Boolean).slice(0, MAX_RECENT)
}

export function noteEmoji(emoji) {
  const recent = [emoji, ...recentEmoji().filter((other) => other !== emoji)]
  remember(KEY, recent.slice(0, MAX_RECENT).join(' '))
}
