import { words } from '../words.js'
import { plainText } from './markup.js'

/** Milliseconds during which messages are collected, so that announcements in a busy room do not interrupt each other. */
const COLLECT_FOR = 700
/** If there are more messages than this, only their number is announced. */
const MAX_SPOKEN = 2
const MAX_LENGTH = 300

/** Announces new messages to screen readers: the text of one or two, otherwise their number. History is never announced. */
export class Announcer {
  #region
  #count = 0
  #first = []
  #sentences = []
  #spoken = []
  #timer

  constructor(region) {
    this.#region = region
  }

  announce(messages) {
    if (messages.length === 0) return
    this.#first.push(...messages.slice(0, MAX_SPOKEN - this.#first.length))
    this.#count += messages.length
    this.#timer ??= setTimeout(() => this.#speak(), COLLECT_FOR)
  }

  /** Announces a sentence of the page, such as why a message was refused. */
  say(sentence) {
    this.#sentences.push(sentence)
    this.#timer ??= setTimeout(() => this.#speak(), COLLECT_FOR)
  }

  /** A removed message is not announced any more, and its text is not left in the live region. */
  forget(id) {
    this.#first = this.#first.filter((message) => message.id !== id)
    if (this.#spoken.some((message) => message.id === id)) this.#region.textContent = ''
  }

  /** Another room is open: nothing of this one is announced any more. */
  clear() {
    clearTimeout(this.#timer)
    this.#reset()
    this.#region.textContent = ''
    this.#spoken = []
  }

  #speak() {
    const messages =
      this.#count > MAX_SPOKEN
        ? [words.unseen(this.#count)]
        : this.#first.map((message) => words.announced(message.author.name, plainText(message).slice(0, MAX_LENGTH), message.author.role))
    this.#region.textContent = [...this.#sentences, ...messages].join('\n')
    this.#spoken = this.#first
    this.#reset()
  }

  #reset() {
    this.#timer = undefined
    this.#count = 0
    this.#first = []
    this.#sentences = []
  }
}
