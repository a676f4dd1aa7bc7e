/** As on the server. */
const MAX_MENTIONS = 50
const WITHOUT_SPACES = /[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const OF_WORD = /[\p{L}\p{N}\p{M}]/u

/**
 * Finds people in a text by how they were written, such as '@정원'. `people` are `{id, written}`. Returns `{id, at, length}` in
 * characters (code points), in the order of the text. Does not access the page.
 */
export function mentionsIn(text, people) {
  const all = people.map(({ id, written }) => ({ id, characters: [...written] })).sort((a, b) => b.characters.length - a.characters.length)
  const characters = all.length > 0 ? [...text] : []
  const found = []
  for (let at = 0; at < characters.length && found.length < MAX_MENTIONS; at++) {
    const one = all.find((person) => isAt(characters, at, person.characters))
    if (!one) continue
    found.push({ id: one.id, at, length: one.characters.length })
    at += one.characters.length - 1
  }
  return found
}

/** Returns how the people were written whom a message mentions. */
export function writtenIn({ text, mentions = [] }) {
  const characters = mentions.length > 0 ? [...text] : []
  return mentions.map(({ id, at, length }) => ({ id, written: characters.slice(at, at + length).join('') }))
}

function isAt(characters, at, written) {
  if (!written.every((letter, i) => characters[at + i] === letter)) return false
  const last = written.at(-1)
  const next = characters[at + written.length] ?? ''
  return !(OF_WORD.test(last) && OF_WORD.test(next)) || WITHOUT_SPACES.test(last) || WITHOUT_SPACES.test(next)
}
