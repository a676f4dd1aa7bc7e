/**
 * Finds names by a part of them, the way Korean is typed: whole syllables, initial consonants alone ('ㅈㅇ' finds '정원'), and at the
 * end of the query a syllable that is not finished yet, also one whose last consonant will go on to the next ('간' finds '가나').
 * Letter case, spaces and the forms that Unicode calls compatible do not matter. Nothing of it touches the page.
 */

const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
/** Vowels and final consonants by the keys that type them. */
const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ')
const FINALS = ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ')
/** Input methods draw some pairs of consonants as one letter while nothing else is typed. */
const PAIRS = { ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ' }

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3

/** A function that tells of a name whether the query finds it. An empty query finds every name. */
export function finder(query) {
  const wanted = [...folded(query)].flatMap((letter) => [...(PAIRS[letter] ?? letter)])
  return (name) => {
    const letters = [...folded(name)]
    return wanted.length === 0 || letters.some((letter, at) => begins(letters, at, wanted))
  }
}

function begins(letters, at, wanted) {
  if (letters.length - at < wanted.length) return false
  const last = wanted.length - 1
  for (let i = 0; i < last; i++) {
    if (!isSame(letters[at + i], wanted[i])) return false
  }
  const rest = letters.slice(at + last, at + last + 2)
  return isSame(rest[0], wanted[last]) || rest.map(keys).join('').startsWith(keys(wanted[last]))
}

function isSame(letter, wanted) {
  return letter === wanted || keys(letter)[0] === wanted
}

/** The keys that type a letter on a Korean keyboard, and any other letter as it is. */
function keys(letter) {
  const code = letter.codePointAt(0)
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return letter
  const index = code - FIRST_SYLLABLE
  const final = index % FINALS.length
  const vowel = ((index - final) / FINALS.length) % VOWELS.length
  const initial = Math.floor(index / (FINALS.length * VOWELS.length))
  return INITIALS[initial] + VOWELS[vowel] + FINALS[final]
}

/** Letters that stand alone stay what they are: NFKC would join them to syllables that nobody typed. */
function folded(text) {
  return text
    .replace(/[^\u3131-\u318e]+/gu, (part) => part.normalize('NFKC'))
    .toUpperCase()
    .replace(/\s/gu, '')
}
