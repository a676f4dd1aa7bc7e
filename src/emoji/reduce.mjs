// Makes src/main/resources/static/emoji/*.json out of the npm package emojibase-data (MIT, see NOTICE):
//
//   npm pack emojibase-data@17.0.0 && tar xzf emojibase-data-17.0.0.tgz
//   node src/emoji/reduce.mjs package
//
// emoji.json lists the groups of the picker and their emoji: [emoji, version, short names, 1 if it has skin tones].
// en.json and ko.json have the words of each emoji, in the same order: 'name|keyword|keyword'.
import { readFileSync, writeFileSync } from 'node:fs'
import { toned } from '../main/resources/static/js/page/emoji/tone.js'

const [from] = process.argv.slice(2)
const to = new URL('../main/resources/static/emoji/', import.meta.url)
const read = (path) => JSON.parse(readFileSync(`${from}/${path}`, 'utf8'))

/** The numbers of the groups in the data, without 2, the components that other emoji are made of. */
const GROUPS = { smileys: 0, people: 1, nature: 3, food: 4, travel: 5, activities: 6, objects: 7, symbols: 8, flags: 9 }
const SHORT_NAMES = ['github', 'emojibase', 'iamcal'].map((name) => read(`en/shortcodes/${name}.json`))
/** What Koreans call some emoji in chats, which the data does not know. */
const KOREAN = {
  '😂': ['ㅋㅋ', 'ㅋㅋㅋ', '빵 터짐'],
  '🤣': ['ㅋㅋㅋㅋ'],
  '😄': ['ㅎㅎ'],
  '😭': ['ㅠㅠ', 'ㅜㅜ', '엉엉'],
  '😢': ['ㅠ', 'ㅜ'],
  '🎉': ['ㅊㅋ', '축하해요'],
  '👍': ['ㅇㅇ', '굿굿'],
  '🙏': ['부탁', '제발'],
  '🙇': ['죄송', '감사합니다'],
  '💪': ['화이팅', '파이팅', '힘내'],
  '👋': ['안녕', '하이', 'ㅎㅇ'],
  '🥬': ['김치'],
  '🍚': ['밥'],
  '🍶': ['소주', '막걸리'],
  '🇰🇷': ['한국', '태극기'],
}
/** Every browser that Maru supports draws the emoji up to this version. */
const OLDEST_VERSION = 11

const data = { en: read('en/data.json'), ko: read('ko/data.json') }
const korean = new Map(data.ko.map((emoji) => [emoji.hexcode, emoji]))

const groups = Object.entries(GROUPS).map(([id, number]) => ({
  id,
  emoji: data.en.filter(({ group }) => group === number).sort((a, b) => a.order - b.order),
}))

write('emoji', groups.map(({ id, emoji }) => ({ id, emoji: emoji.map(reduced) })))
for (const language of ['en', 'ko']) {
  const words = language === 'en' ? (emoji) => emoji : inKorean
  write(language, groups.flatMap(({ emoji }) => emoji.map((one) => described(words(one)))))
}

function reduced(emoji) {
  const text = qualified(emoji.emoji)
  const names = [...new Set(SHORT_NAMES.flatMap((all) => all[emoji.hexcode] ?? []))].sort((a, b) => isWord(b) - isWord(a))
  const entry = [text, Math.max(OLDEST_VERSION, emoji.version), names.join(' ')]
  if (emoji.skins) {
    checkTones(text, emoji)
    entry.push(1)
  }
  return entry
}

/** A name such as thumbsup comes before +1. */
function isWord(name) {
  return /^[a-z]/.test(name)
}

function inKorean({ hexcode, emoji }) {
  const { label, tags } = korean.get(hexcode)
  return { label, tags: [...tags, ...(KOREAN[qualified(emoji)] ?? [])] }
}

/** Leaves out a variation selector after a character that is an emoji without one. */
function qualified(text) {
  return text.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1')
}

function described({ label, tags }) {
  const known = new Set([label, ...label.split(/[\s:,]+/)].map((word) => word.toLowerCase()))
  return [label, ...new Set(tags.filter((tag) => !known.has(tag.toLowerCase())))].join('|')
}

/** The data has no skin tones: the page makes them. */
function checkTones(text, { label, skins }) {
  for (const tone of [1, 2, 3, 4, 5]) {
    const made = toned(text, tone)
    if (!skins.some((skin) => qualified(skin.emoji) === made)) throw new Error(`no such emoji: ${made} (${label})`)
  }
}

/** One emoji per line, so that a new version of the data can be reviewed. */
function write(name, content) {
  const json = JSON.stringify(content).replaceAll('],[', '],\n[').replaceAll('","', '",\n"')
  writeFileSync(new URL(`${name}.json`, to), `${json}\n`)
}
