import { words } from '../words.js'
import { TEXT_LIMIT, countCharacters, sendable } from '../text.js'
import { Draft } from './draft.js'
import { endComposition, sendOnEnter } from './enter.js'

/** The counter shows itself when so many characters are left. */
const NEAR_LIMIT = 400

/**
 * Where people write. Fires 'send' with the text as its detail.
 * On a touch keyboard Enter breaks the line, as everywhere on phones, and the button sends.
 */
class MaruComposer extends HTMLElement {
  #draft
  #composing = false
  #touch = matchMedia('(hover: none) and (pointer: coarse)')

  open(account, room) {
    this.field = this.querySelector('textarea')
    this.button = this.querySelector('button[type="submit"]')
    this.#draft = new Draft(account, room)
    if (this.field.value) this.#draft.text = this.field.value // restored, or written while this script was on its way
    else this.field.value = this.#draft.text
    this.listen()
    this.weigh()
    // A focus that is there already may be in the middle of a syllable.
    if (!this.#touch.matches && !isWriting()) this.focusEnd()
  }

  listen() {
    const { field } = this
    sendOnEnter(field, () => this.send(), (event) => !this.#touch.matches || event.ctrlKey || event.metaKey)
    field.addEventListener('compositionstart', () => (this.#composing = true))
    field.addEventListener('compositionend', () => (this.#composing = false))
    field.addEventListener('input', () => {
      this.#draft.text = field.value
      this.weigh()
    })
    this.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault()
      this.submit()
    })
    // The button must not take the focus: that would fold a phone's keyboard away after each message.
    this.button.addEventListener('pointerdown', (event) => event.preventDefault())
  }

  submit() {
    if (!this.#composing) return this.send()
    endComposition(this.field) // an unfinished syllable belongs to the message, and must not come back after it
    setTimeout(() => this.send())
  }

  send() {
    const text = sendable(this.field.value)
    if (text === '' || countCharacters(text) > TEXT_LIMIT) return
    this.field.value = ''
    this.#draft.text = ''
    this.weigh()
    this.field.focus()
    this.dispatchEvent(new CustomEvent('send', { detail: text }))
  }

  /** An archived room can be read, and a sentence stands where one wrote. What was begun is kept. */
  archive(archived) {
    if (!this.querySelector('[data-part="over"]').hidden) return
    this.querySelector('form').hidden = archived
    this.querySelector('[data-part="archived"]').hidden = !archived
  }

  /** Nothing can be written here any more: says why, and offers the one way on. What was begun is kept. */
  end(sentence, { label, address }) {
    const focused = this.contains(document.activeElement)
    const over = this.querySelector('[data-part="over"]')
    const onward = over.querySelector('a')
    this.querySelector('form').hidden = true
    this.querySelector('[data-part="archived"]').hidden = true
    over.hidden = false
    over.querySelector('p').textContent = sentence
    onward.textContent = label
    onward.href = address
    if (focused) onward.focus()
  }

  /** Drops what is being written, here and in the browser's storage. */
  forget() {
    this.field.value = ''
    this.#draft.text = ''
    this.weigh()
  }

  /** Takes back a text that could not be sent, ahead of what has been written since. */
  giveBack(text, problem) {
    this.field.value = [text, this.field.value].filter(Boolean).join('\n')
    this.#draft.text = this.field.value
    this.weigh()
    this.querySelector('[data-part="problem"]').textContent = problem
  }

  /** Shows what follows from the text as it stands: height, counter, and whether it can be sent. */
  weigh() {
    const text = sendable(this.field.value)
    const left = TEXT_LIMIT - countCharacters(text)
    const over = left < 0
    const count = this.querySelector('[data-part="count"]')
    const problem = this.querySelector('[data-part="problem"]')
    this.toggleAttribute('data-over', over)
    count.toggleAttribute('data-over', over)
    count.hidden = left > NEAR_LIMIT
    count.textContent = over ? words.tooLong(-left) : words.remaining(left)
    const sentence = over ? words.unsendable(TEXT_LIMIT) : ''
    if (problem.textContent !== sentence) problem.textContent = sentence
    if (over) this.field.setAttribute('aria-invalid', 'true')
    else this.field.removeAttribute('aria-invalid')
    this.button.setAttribute('aria-disabled', String(over || text === ''))
    this.grow()
  }

  grow() {
    if (CSS.supports('field-sizing', 'content')) return
    this.field.style.blockSize = 'auto'
    this.field.style.blockSize = `${this.field.scrollHeight}px`
  }

  focusEnd() {
    this.field.focus({ preventScroll: true })
    this.field.setSelectionRange(this.field.value.length, this.field.value.length)
  }
}

function isWriting() {
  return document.activeElement?.matches('input, textarea') ?? false
}

customElements.define('maru-composer', MaruComposer)
