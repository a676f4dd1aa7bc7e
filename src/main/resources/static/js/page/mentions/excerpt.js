import { excerpt } from '../search/excerpt.js'
import { separated } from '../timeline/markup.js'
import { markMentions } from './draw.js'

/**
 * Returns the part of a message's text around the first mention of an account, as pieces `{text, marked}`. Its mentions are marked, and
 * all mentions have the present names.
 */
export function mentionExcerpt(message, account) {
  const whole = document.createElement('div')
  whole.append(separated(message))
  markMentions(whole, message, account)
  const marks = []
  let at = 0
  const nodes = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT)
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const { length } = [...node.data]
    if (node.parentElement.matches('.mention[data-own]')) marks.push([at, length])
    at += length
  }
  return excerpt(whole.textContent, marks)
}
