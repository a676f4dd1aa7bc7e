import { FINALS, INITIALS, VOWELS, keys } from './matching.js'

/** The keys of a Korean keyboard (KS X 5002), and what they type in the same order. */
const KEYS = [...'rRseEfaqQtTdwWczxvgkoiOjpuPhynbml']
const LETTERS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ']
const FIRST_SYLLABLE = 0xac00

/**
 * Returns what the same keys type in the other layout: 'wjd' is '정', 'wd' is 'ㅈㅇ', and '뮤' is 'ab'. Returns null for other
 * texts. Does not access the page.
 */
export function switched(text) {
  if (/^[a-z]+$/i.test(text)) return syllables([...text].map(letterOf))
  if (/^[\u3131-\u3163\uac00-\ud7a3]+$/.test(text)) return [...text].flatMap((letter) => [...keys(letter)]).map(keyOf).join('')
  return null
}

function letterOf(key) {
  const at = KEYS.indexOf(key)
  return LETTERS[at >= 0 ? at : KEYS.indexOf(key.toLowerCase())]
}

function keyOf(letter) {
  const at = LETTERS.indexOf(letter)
  return at >= 0 ? KEYS[at] : ''
}

/** Joins letters to syllables, and leaves those that make none. */
function syllables(letters) {
  let text = ''
  for (let at = 0; at < letters.length;) {
    const initial = INITIALS.indexOf(letters[at])
    const vowel = initial < 0 ? '' : longest(VOWELS, letters, at + 1)
    if (vowel === '') {
      text += letters[at++]
      continue
    }
    at += 1 + vowel.length
    const final = longest(FINALS, letters, at, true)
    at += final.length
    text += String.fromCharCode(FIRST_SYLLABLE + (initial * VOWELS.length + VOWELS.indexOf(vowel)) * FINALS.length + FINALS.indexOf(final))
  }
  return text
}

/** The last consonant before a vowel belongs to the next syllable. */
function longest(parts, letters, at, beforeConsonant = false) {
  for (let length = Math.min(2, letters.length - at); length > 0; length--) {
    const part = letters.slice(at, at + length).join('')
    if (parts.includes(part) && !(beforeConsonant && VOWELS.includes(letters[at + length]))) return part
  }
  return ''
}
