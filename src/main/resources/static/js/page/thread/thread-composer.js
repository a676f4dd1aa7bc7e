import { Draft } from '../composer/draft.js'
import { endComposition, sendOnEnter } from '../composer/enter.js'
import { TEXT_LIMIT, countCharacters, sendable } from '../text.js'
import { part } from '../timeline/row.js'
import { words } from '../words.js'

/** The field for a reply in the panel of a thread. Each thread has a draft of its own. */
export class ThreadComposer {
  #form
  #field
  #send
  #sendIfDue
  #draft = null
  #composing = false
  #touch = matchMedia('(hover: none) and (pointer: coarse)')

  /** `send(text)` is called with the text of a reply. */
  constructor(form, send) {
    this.#form = form
    this.#field = form.querySelector('textarea')
    this.#send = send
    this.#sendIfDue = sendOnEnter(this.#field, () => this.#submit(), (event) => !this.#touch.matches || event.ctrlKey || event.metaKey)
    this.#field.addEventListener('compositionstart', () => (this.#composing = true))
    this.#field.addEventListener('compositionend', () => (this.#composing = false))
    this.#field.addEventListener('input', () => this.#typed())
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#end()
      setTimeout(() => this.#submit())
    })
    // The button must not take the focus: a phone would close its keyboard after each message.
    form.querySelector('[type="submit"]').addEventListener('pointerdown', (event) => event.preventDefault())
  }

  get field() {
    return this.#field
  }

  /** A thread of a room is open: shows its draft. */
  enter(account, room, root) {
    this.leave()
    this.#draft = new Draft(account, `${room}.thread.${root}`)
    this.#field.value = this.#draft.text
    this.#update()
  }

  /** Sends what is due, and stores the rest as the draft of the thread. */
  leave() {
    if (!this.#draft) return
    this.#end()
    this.#sendIfDue()
    this.#draft.close()
    this.#draft = null
  }

  /** Puts a text that could not be sent back, with the reason. */
  giveBack(text, problem) {
    this.#field.value = [text, this.#field.value].filter(Boolean).join('\n')
    this.#typed()
    part(this.#form, 'thread-problem').textContent = problem
  }

  focus() {
    if (!this.#touch.matches) this.#field.focus({ preventScroll: true })
  }

  #end() {
    if (this.#composing) endComposition(this.#field)
  }

  #typed() {
    if (this.#draft) this.#draft.text = this.#field.value
    this.#update()
  }

  #submit() {
    const text = sendable(this.#field.value)
    if (!this.#draft || text === '' || countCharacters(text) > TEXT_LIMIT) return
    this.#field.value = ''
    this.#typed()
    this.#send(text)
  }

  #update() {
    const text = sendable(this.#field.value)
    const over = countCharacters(text) > TEXT_LIMIT
    part(this.#form, 'thread-problem').textContent = over ? words.unsendable(TEXT_LIMIT) : ''
    this.#field.toggleAttribute('aria-invalid', over)
    this.#form.querySelector('[type="submit"]').setAttribute('aria-disabled', String(over || text === ''))
    if (CSS.supports('field-sizing', 'content')) return
    this.#field.style.blockSize = 'auto'
    this.#field.style.blockSize = `${this.#field.scrollHeight}px`
  }
}
