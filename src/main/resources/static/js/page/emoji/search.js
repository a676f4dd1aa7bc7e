import { begins, wantedOf } from '../rooms/matching.js'

/** Among equal matches these come first, in this order, after those that were chosen lately. */
const POPULAR = ('❤️ 👍 😂 🙏 😊 🎉 👏 😭 😍 🔥 🥰 😅 👌 💪 😄 😉 😢 🤔 👀 ✅ 🙌 😎 🤣 💯 ✨ 🥹 😱 🤝 😆 🙇 👋 💜 💙 💚 💛 🧡 🖤 🤍 😡 😴 ' +
  '☕ 🍻 🎂 🌸 ☀️ 🌙 ⭐ 🚀 💡 📌 ⚠️ ❌ ❗ ❓ 👎 🐶 🐱 🍀 🌱 🍚 🇰🇷').split(' ')

const SHORT_NAME = 0
const WHOLE = 1
const BEGINNING = 2

/**
 * Returns the emoji that a query finds, the best first: by a whole short name, by any whole word, then by the beginning of the short
 * name, the name, a word and a keyword. With `inside`, a part within a word counts if nothing else is found. `all` is a list of
 * emoji, `recent` their texts, the latest first.
 */
export function search(all, query, { recent = [], inside = false } = {}) {
  const wanted = wantedOf(query.replaceAll('_', ' '))
  if (wanted.length === 0) return []
  const matching = (score) => all.flatMap((emoji, order) => {
    const found = score(emoji, wanted)
    return found === undefined ? [] : [{ emoji, order, found }]
  })
  let matches = matching(scoreOf)
  if (matches.length === 0 && inside) matches = matching(({ titles, tags }) => isWithin([...titles, ...tags], wanted) ? WHOLE : undefined)
  const preferred = [...new Set([...recent, ...POPULAR])]
  const places = new Map(preferred.map((text, place) => [text, place]))
  const placeOf = ({ emoji, order }) => places.get(emoji.text) ?? preferred.length + order
  return matches.sort((a, b) => a.found - b.found || placeOf(a) - placeOf(b)).map(({ emoji }) => emoji)
}

/** Returns the emoji that has exactly this name: a short name, its full name, or a Korean word for it. */
export function named(all, name, recent = []) {
  const wanted = wantedOf(name.replaceAll('_', ' '))
  const terms = /[\uac00-\ud7a3]/.test(name) ? ({ titles, words, tags }) => [...titles, ...words, ...tags] : ({ titles }) => titles
  return search(all.filter((emoji) => terms(emoji).some((term) => isWhole(term, wanted))), name, { recent })[0]
}

function scoreOf({ titles, words, tags }, wanted) {
  if (isWhole(titles[0], wanted)) return SHORT_NAME
  let best
  for (const [kind, terms] of [titles.slice(0, 1), titles, words, tags].entries()) {
    for (const term of terms) {
      if (!begins(term, 0, wanted)) continue
      if (term.length === wanted.length) return WHOLE
      best ??= BEGINNING + kind
    }
  }
  return best
}

function isWhole(term, wanted) {
  return term.length === wanted.length && begins(term, 0, wanted)
}

function isWithin(terms, wanted) {
  return wanted.length > 1 && terms.some((term) => {
    for (let at = 1; at + wanted.length <= term.length; at++) {
      if (begins(term, at, wanted)) return true
    }
    return false
  })
}
