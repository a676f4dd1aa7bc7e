import { typeInto } from '../composer/caret.js'
import { Completion } from '../composer/completion.js'
import { sendOnEnter } from '../composer/enter.js'
import { formatOnKeys } from '../composer/formatting.js'
import { TEXT_LIMIT, countCharacters, sendable } from '../text.js'
import { words } from '../words.js'
import { versionOf } from './log.js'
import { clone, part } from './row.js'

/** How many lists of completions there were. Their ids are different, because rooms that are not open keep theirs. */
let completions = 0

/** The field in which the user edits a message, in the place of its text. Enter saves, Escape leaves. There is one at a time. */
export class Editor {
  #save
  #sources
  #back
  #leaving
  #row = null
  #form = null
  #basedOn = null
  #text = ''
  #touch = matchMedia('(hover: none) and (pointer: coarse)')

  /**
   * `save(message, text, basedOn)` is called with the changed text and the version that the user has seen. The `sources` are those of
   * Completion. `back` gets the focus afterwards.
   */
  constructor(save, sources, back) {
    this.#save = save
    this.#sources = sources
    this.#back = back
  }

  /**
   * Edits the message of a row. By default the field has the message's text. With `present`, it also shows that message, which
   * another device has changed in the meantime.
   */
  open(row, { text = row.message.text, basedOn = versionOf(row.message), present = null } = {}) {
    this.leave()
    this.#row = row
    this.#text = present ? present.text : text
    this.#form = clone('message-editor')
    row.classList.add('editing')
    part(row, 'text').after(this.#form)
    this.#field.value = text
    this.#basedOn = basedOn
    if (present) this.#conflict(present)
    this.#listen()
    this.#update()
    this.#field.focus({ preventScroll: true })
    this.#field.setSelectionRange(text.length, text.length)
    this.#form.scrollIntoView({ block: 'nearest' })
  }

  /** The message of a row was changed on another device. */
  changed(row) {
    if (row !== this.#row || row.message.text === this.#text) return
    this.#conflict(row.message)
  }

  /** Closes the field of a row, or the open one, and discards its text. */
  leave(row = this.#row) {
    if (!this.#row || row !== this.#row) return
    const focused = this.#form.contains(document.activeElement)
    this.#leaving.abort()
    this.#row.classList.remove('editing')
    this.#form.remove()
    this.#row = this.#form = null
    if (focused && !this.#touch.matches) this.#back.focus({ preventScroll: true })
  }

  get #field() {
    return part(this.#form, 'edit-text')
  }

  #listen() {
    const form = this.#form
    sendOnEnter(this.#field, () => form === this.#form && this.#submit(), (event) => !this.#touch.matches || event.ctrlKey || event.metaKey)
    const field = this.#field
    const replace = (text, start, end) => typeInto(field, text, start, end)
    formatOnKeys(field, replace)
    this.#complete(replace)
    field.addEventListener('input', () => this.#update())
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      this.leave()
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#submit()
    })
    form.querySelector('[data-action="cancel-edit"]').addEventListener('click', () => this.leave())
  }

  #complete(replace) {
    const list = part(this.#form, 'edit-completion')
    list.id = `edit-completion-${++completions}`
    this.#field.setAttribute('aria-controls', list.id)
    this.#leaving = new AbortController()
    new Completion(this.#field, { list, status: part(this.#form, 'edit-completion-status'), sources: this.#sources, replace, signal: this.#leaving.signal })
  }

  #submit() {
    const text = sendable(this.#field.value)
    if (!this.#isValid(text)) return
    const { message } = this.#row
    const changed = text !== this.#text
    const basedOn = this.#basedOn
    this.leave()
    if (changed) this.#save(message, text, basedOn)
  }

  #isValid(text) {
    return text !== '' && countCharacters(text) <= TEXT_LIMIT
  }

  #update() {
    const text = sendable(this.#field.value)
    const over = countCharacters(text) > TEXT_LIMIT
    const problem = over ? words.unsendable(TEXT_LIMIT) : ''
    if (part(this.#form, 'edit-problem').textContent !== problem) part(this.#form, 'edit-problem').textContent = problem
    this.#field.toggleAttribute('aria-invalid', over)
    this.#form.querySelector('[type="submit"]').setAttribute('aria-disabled', String(!this.#isValid(text)))
    if (CSS.supports('field-sizing', 'content')) return
    this.#field.style.blockSize = 'auto'
    this.#field.style.blockSize = `${this.#field.scrollHeight}px`
  }

  #conflict(present) {
    this.#text = present.text
    this.#basedOn = versionOf(present)
    part(this.#form, 'present').textContent = present.text
    part(this.#form, 'conflict').hidden = false
  }
}
