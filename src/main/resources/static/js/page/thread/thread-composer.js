import { typeInto } from '../composer/caret.js'
import { Completion } from '../composer/completion.js'
import { Draft } from '../composer/draft.js'
import { endComposition, sendOnEnter } from '../composer/enter.js'
import { formatOnKeys } from '../composer/formatting.js'
import { emojiSource } from '../emoji/source.js'
import { TEXT_LIMIT, countCharacters, sendable } from '../text.js'
import { part } from '../timeline/row.js'
import { words } from '../words.js'

/** The field for a reply in the panel of a thread. Each thread has a draft of its own. */
export class ThreadComposer {
  #form
  #field
  #send
  #sendIfDue
  #completion
  #draft = null
  #composing = false
  #touch = matchMedia('(hover: none) and (pointer: coarse)')

  /**
   * `send(text)` is called with the text of a reply; `editLast()` opens the user's last one and returns whether there is any. Names are
   * completed from `mentions`.
   */
  constructor(form, { send, editLast, mentions }) {
    this.#form = form
    this.#field = form.querySelector('textarea')
    this.#send = send
    this.#sendIfDue = sendOnEnter(this.#field, () => this.#submit(), (event) => !this.#touch.matches || event.ctrlKey || event.metaKey)
    this.#complete(mentions)
    this.#field.addEventListener('keydown', (event) => this.#press(event, editLast))
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
    this.#completion.close()
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

  #complete(mentions) {
    const list = part(this.#form, 'completion')
    const status = part(this.#form, 'completion-status')
    const replace = (text, start, end) => this.#insert(text, start, end)
    this.#completion = new Completion(this.#field, { list, status, sources: [emojiSource, mentions], replace })
    formatOnKeys(this.#field, replace)
  }

  /** Types a text in place of a part of the field, unless the reply would become too long. */
  #insert(text, start, end) {
    const { value } = this.#field
    const length = countCharacters(sendable(value.slice(0, start) + text + value.slice(end)))
    if (length <= TEXT_LIMIT || length <= countCharacters(sendable(value))) return typeInto(this.#field, text, start, end)
    part(this.#form, 'thread-problem').textContent = words.unsendable(TEXT_LIMIT)
  }

  /** In an empty field the arrow has nowhere to go. */
  #press(event, editLast) {
    const { key, isComposing, shiftKey, ctrlKey, metaKey, altKey } = event
    if (key !== 'ArrowUp' || isComposing || shiftKey || ctrlKey || metaKey || altKey || this.#field.value !== '') return
    if (editLast()) event.preventDefault()
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
    this.#completion.close()
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
