import { clone, part } from '../timeline/row.js'
import { noteEmoji, recentEmoji } from './recent.js'
import { shortcodeAt } from './shortcode.js'
import { textOf } from './tone.js'

/** Completes the name of an emoji after a colon, for Completion. The emoji are loaded when the first name is typed. */
export const emojiSource = {
  at: shortcodeAt,

  async find(query) {
    const [{ search }, all] = await load()
    return search(all, query, { recent: recentEmoji() })
  },

  async exact(name) {
    const [{ named }, all] = await load()
    return named(all, name, recentEmoji())
  },

  draw(emoji) {
    const option = clone('complete-emoji')
    part(option, 'emoji').textContent = textOf(emoji)
    part(option, 'name').textContent = emoji.name
    part(option, 'note').textContent = `:${emoji.shortNames[0]}:`
    return option
  },

  take(emoji) {
    noteEmoji(emoji.text)
    return textOf(emoji)
  },
}

async function load() {
  const [search, { loadEmoji }] = await Promise.all([import('./search.js'), import('./data.js')])
  const groups = await loadEmoji()
  return [search, groups.flatMap(({ emoji }) => emoji)]
}
