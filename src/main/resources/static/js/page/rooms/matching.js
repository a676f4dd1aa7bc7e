/**
 * Finds names by a part of them, in the way Korean is typed: whole syllables, initial consonants only ('ㅈㅇ' finds '정원'), and at
 * the end of the query an unfinished syllable, including one whose last consonant will move to the next ('간' finds '가나').
 * Letter case, spaces and Unicode compatibility forms are ignored. Does not access the page.
 */

export const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
/** Vowels and final consonants by the keys that type them. */
export const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ')
export const FINALS = ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ')
/** Input methods show some pairs of consonants as one letter while nothing else is typed. */
const PAIRS = { ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ' }

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3

/** Returns a function that tests whether a name matches the query. An empty query matches every name. */
export function finder(query) {
  const wanted = wantedOf(query)
  return (name) => {
    const letters = [...folded(name)]
    return wanted.length === 0 || letters.some((letter, at) => begins(letters, at, wanted))
  }
}

/** The letters of a query, for `begins`. */
export function wantedOf(query) {
  return [...folded(query)].flatMap((letter) => [...(PAIRS[letter] ?? letter)])
}

/** Whether the wanted letters are at this place in a folded name. `letters` is an array, or a string without surrogate pairs. */
export function begins(letters, at, wanted) {
  if (letters.length - at < wanted.length) return false
  const last = wanted.length - 1
  for (let i = 0; i < last; i++) {
    if (!isSame(letters[at + i], wanted[i])) return false
  }
  const rest = [...letters.slice(at + last, at + last + 2)]
  return isSame(rest[0], wanted[last]) || rest.map(keys).join('').startsWith(keys(wanted[last]))
}

function isSame(letter, wanted) {
  return letter === wanted || keys(letter)[0] === wanted
}

/** Returns the keys that type a letter on a Korean keyboard; any other letter is returned as it is. */
export function keys(letter) {
  const code = letter.codePointAt(0)
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return letter
  const index = code - FIRST_SYLLABLE
  const final = index % FINALS.length
  const vowel = ((index - final) / FINALS.length) % VOWELS.length
  const initial = Math.floor(index / (FINALS.length * VOWELS.length))
  return INITIALS[initial] + VOWELS[vowel] + FINALS[final]
}

/**
 * Returns the letters of a text that are compared. Single Hangul letters are kept: NFKC would join them to syllables that were not
 * typed.
 */
export function folded(text) {
  return text
    .replace(/[^\u3131-\u318e]+/gu, (part) => part.normalize('NFKC'))
    .toUpperCase()
    .replace(/\s/gu, '')
}
