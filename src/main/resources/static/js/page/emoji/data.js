import { withinTime } from '../../client/time-limit.js'
import { folded } from '../rooms/matching.js'
import { drawable } from './drawable.js'

const FOLDER = new URL('../../../emoji/', import.meta.url)
const TIME_LIMIT = 15_000
/** Both languages are searched; the names are in the language of the page. */
const LANGUAGES = ['en', 'ko']

let loaded

/**
 * Resolves to the emoji that this browser draws, in groups: `{ id, emoji: [Emoji] }`. They are loaded once. Rejects if they cannot be
 * loaded; the next call tries again.
 */
export function loadEmoji() {
  loaded ??= load().catch((failure) => {
    loaded = undefined
    throw failure
  })
  return loaded
}

async function load() {
  const [groups, ...words] = await Promise.all(['emoji', ...LANGUAGES].map(read))
  const draws = drawable()
  const page = Math.max(0, LANGUAGES.indexOf(document.documentElement.lang))
  let at = 0
  return groups
    .map(({ id, emoji }) => ({
      id,
      emoji: emoji.flatMap(([text, version, shortNames, tones]) => {
        const described = words.map((language) => language[at])
        at++
        return draws(id, version) ? [emojiOf(text, shortNames, described, page, tones === 1)] : []
      }),
    }))
    .filter(({ emoji }) => emoji.length > 0)
}

function read(name) {
  return withinTime(TIME_LIMIT, async (signal) => {
    const answer = await fetch(new URL(`${name}.json`, FOLDER), { signal })
    if (!answer.ok) throw new Error(`${answer.status} for the emoji`)
    return answer.json()
  })
}

/**
 * An emoji: its text without skin tone, its short names (the first is the usual one), its name in the language of the page, and the
 * folded terms by which it is found.
 */
function emojiOf(text, shortNames, described, page, hasTones) {
  const lists = [shortNames.replaceAll(' ', '|'), ...described].map((list) => folded(list.replaceAll(' ', '_')).split('|'))
  const [short, ...languages] = lists
  const names = [...short, ...languages.map(([name]) => name)]
  return {
    text,
    hasTones,
    shortNames: shortNames.split(' '),
    name: described[page].split('|', 1)[0],
    titles: names.map(joined),
    words: names.flatMap((name) => name.split(/[_:,]+/)),
    tags: languages.flatMap(([, ...tags]) => tags.map(joined)),
  }
}

function joined(term) {
  return term.replaceAll('_', '')
}
