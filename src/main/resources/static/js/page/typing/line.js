import { nameOf, words } from '../words.js'
import { TypingChoice } from './choice.js'

/** The number of people who are named. */
const MAX_NAMED = 3

/**
 * The line that says who else is typing in the open room, and the signs that the user is. It is not a live region: a screen reader would
 * speak each time a person begins.
 */
export class TypingLine {
  #element
  #chat
  #self
  #room
  #choice

  /** `composer` fires 'send'; its `field` changes. */
  constructor(element, { chat, self, room, composer }) {
    this.#element = element
    this.#chat = chat
    this.#self = self
    this.#room = room
    this.#choice = new TypingChoice(self)
    this.#choice.onChange(() => this.#follow())
    chat.on('typing', ({ room: of, people }) => of === this.#room && this.#show(people))
    const field = composer.querySelector('textarea')
    // Each change counts, also within a syllable that is being composed, and a paste once.
    field.addEventListener('input', () => chat.typing(this.#room, field.value.trim() !== ''))
    field.addEventListener('blur', () => chat.typing(this.#room, false))
    this.#follow()
  }

  /** Another room is open. */
  enter(room) {
    this.#chat.typing(this.#room, false)
    this.#chat.unwatchTyping(this.#room)
    this.#room = room
    this.#show([])
    this.#follow()
  }

  #follow() {
    if (this.#choice.shown) return this.#chat.watchTyping(this.#room)
    this.#chat.unwatchTyping(this.#room)
    this.#show([])
  }

  #show(people) {
    const others = people.filter(({ id }) => id !== this.#self)
    const pieces = others.length === 0 ? [] : words.typing(others.length > MAX_NAMED ? null : others)
    this.#element.replaceChildren(...pieces.map((piece) => (typeof piece === 'string' ? piece : isolated(piece))))
  }
}

/** A name can have another text direction than the sentence. */
function isolated(person) {
  const element = document.createElement('bdi')
  element.textContent = nameOf(person)
  return element
}
