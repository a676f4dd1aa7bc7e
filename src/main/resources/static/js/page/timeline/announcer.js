import { words } from '../words.js'

/** Milliseconds in which messages are gathered, so that a lively room does not talk over itself. */
const BREATH = 700
/** More than this many at once are only counted. */
const SPOKEN = 2
const LONGEST = 300

/** Reads new messages out to screen readers: the words of one or two, else how many there are. Never history. */
export class Announcer {
  #region
  #count = 0
  #first = []
  #said = []
  #spoken = []
  #timer

  constructor(region) {
    this.#region = region
  }

  announce(messages) {
    if (messages.length === 0) return
    this.#first.push(...messages.slice(0, SPOKEN - this.#first.length))
    this.#count += messages.length
    this.#timer ??= setTimeout(() => this.#speak(), BREATH)
  }

  /** Says a sentence of the page itself, such as why a message was not taken. */
  say(sentence) {
    this.#said.push(sentence)
    this.#timer ??= setTimeout(() => this.#speak(), BREATH)
  }

  /** A message that was removed is not read out any more, nor left for those who read on. */
  forget(id) {
    this.#first = this.#first.filter((message) => message.id !== id)
    if (this.#spoken.some((message) => message.id === id)) this.#region.textContent = ''
  }

  #speak() {
    const messages =
      this.#count > SPOKEN
        ? [words.unseen(this.#count)]
        : this.#first.map(({ author, text }) => words.announced(author.name, text.slice(0, LONGEST), author.role))
    this.#region.textContent = [...this.#said, ...messages].join('\n')
    this.#spoken = this.#first
    this.#timer = undefined
    this.#count = 0
    this.#first = []
    this.#said = []
  }
}
