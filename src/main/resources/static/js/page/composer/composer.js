import { words } from '../words.js'
import { TEXT_LIMIT, countCharacters, sendable } from '../text.js'
import { offerEmoji } from '../emoji/button.js'
import { emojiSource } from '../emoji/source.js'
import { typeInto } from './caret.js'
import { Completion } from './completion.js'
import { Draft } from './draft.js'
import { endComposition, sendOnEnter } from './enter.js'
import { formatOnKeys } from './formatting.js'
import { Hints } from './hints.js'
import { indentOnTab } from './indent.js'
import { offerFence } from './paste.js'
import { PastedAddresses } from './pasted-addresses.js'

/** The counter appears when this many characters are left. */
const NEAR_LIMIT = 400

/**
 * The field for a new message. Fires 'send' with the text as its detail. On a touch keyboard Enter breaks the line, as is usual
 * on phones, and the button sends.
 */
class MaruComposer extends HTMLElement {
  /** The kinds of completion. */
  sources = [emojiSource]
  #account
  #room
  #draft
  #sendIfDue
  #completion
  #hints
  #withdraw
  #addresses
  #composing = false
  #touch = matchMedia('(hover: none) and (pointer: coarse)')

  open(account, room) {
    this.field = this.querySelector('textarea')
    this.button = this.querySelector('button[type="submit"]')
    this.#account = account
    this.#room = room
    this.#draft = new Draft(account, room)
    if (this.field.value) this.#draft.text = this.field.value // restored by the browser, or typed before this script loaded
    else this.field.value = this.#draft.text
    this.#hints = new Hints(this)
    this.listen()
    this.offer()
    this.update()
    // If the field has the focus already, the user may be in the middle of a syllable.
    if (!this.#touch.matches && !isWriting()) this.focusEnd()
  }

  /** The room will be left: completes what is being typed and sent there, and stores the rest as its draft. */
  leave() {
    if (this.#composing) endComposition(this.field)
    this.#sendIfDue()
    this.#draft.close()
  }

  /** Another room is open: shows its draft. */
  enter(room) {
    this.#completion.close()
    this.#withdraw()
    this.#room = room
    this.#draft = new Draft(this.#account, room)
    this.field.value = this.#draft.text
    this.querySelector('[data-part="problem"]').textContent = ''
    this.querySelector('[data-part="over"]').hidden = true
    this.archive(false)
    this.update()
  }

  /** Moves the focus to the field, unless the keyboard of a phone would open. Returns whether the field has the focus. */
  focusForWriting() {
    if (!this.#touch.matches) this.focusEnd()
    return document.activeElement === this.field
  }

  listen() {
    const { field } = this
    this.#sendIfDue = sendOnEnter(field, () => this.send(), (event) => !this.#touch.matches || event.ctrlKey || event.metaKey)
    field.addEventListener('compositionstart', () => (this.#composing = true))
    field.addEventListener('compositionend', () => (this.#composing = false))
    field.addEventListener('input', () => {
      this.#draft.text = field.value
      this.update()
    })
    this.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault()
      this.submit()
    })
    // The button must not take the focus: a phone would close its keyboard after each message.
    this.button.addEventListener('pointerdown', (event) => event.preventDefault())
  }

  /** Offers emoji, and completes what is typed. */
  offer() {
    const list = this.querySelector('[data-part="completion"]')
    const status = this.querySelector('[data-part="completion-status"]')
    const replace = (text, start, end) => this.insert(text, start, end)
    this.#completion = new Completion(this.field, { list, status, sources: this.sources, replace })
    formatOnKeys(this.field, replace)
    indentOnTab(this.field, replace)
    this.#addresses = new PastedAddresses(this.field)
    this.#withdraw = offerFence(this.field, this.querySelector('[data-part="code-offer"]'), replace)
    offerEmoji(this.querySelector('[data-part="emoji-button"]'), document.getElementById('emoji-picker'), replace)
  }

  /** Types a text in place of a part of the field, by default the selection, unless the message would become too long. */
  insert(text, start = this.field.selectionStart, end = this.field.selectionEnd) {
    const { value } = this.field
    const length = countCharacters(sendable(value.slice(0, start) + text + value.slice(end)))
    if (length > TEXT_LIMIT && length > countCharacters(sendable(value))) return this.refuse(words.unsendable(TEXT_LIMIT))
    typeInto(this.field, text, start, end)
  }

  refuse(problem) {
    this.field.focus()
    this.querySelector('[data-part="problem"]').textContent = problem
  }

  /** Says in the empty field where a message goes: to a room with a kind, a title and people. */
  addressTo({ kind, title, people }) {
    const known = kind !== 'direct' || people.some(({ deleted }) => !deleted)
    const placeholder = known ? words.writeTo[kind](title) : words.write
    const field = this.querySelector('textarea')
    if (field.placeholder !== placeholder) field.placeholder = placeholder
  }

  submit() {
    if (!this.#composing) return this.send()
    endComposition(this.field) // an unfinished syllable belongs to the message and must not reappear after it
    const room = this.#room
    setTimeout(() => room === this.#room && this.send())
  }

  send() {
    const text = sendable(this.field.value)
    if (text === '' || countCharacters(text) > TEXT_LIMIT) return
    this.field.value = ''
    this.#draft.text = ''
    this.#completion.close()
    this.#withdraw()
    this.#hints.sent()
    this.update()
    this.field.focus()
    this.dispatchEvent(new CustomEvent('send', { detail: this.#written(text) }))
  }

  /** Returns the text with brackets around pasted addresses that need them, unless it would become too long. */
  #written(text) {
    const written = this.#addresses.written(text)
    return countCharacters(written) > TEXT_LIMIT ? text : written
  }

  /**
   * Replaces the field by a notice in an archived room, with one action: users who are `able` to can unarchive the room, others can
   * go to the lobby. The draft is kept.
   */
  archive(archived, able = false) {
    if (!this.querySelector('[data-part="over"]').hidden) return
    const notice = this.querySelector('[data-part="archived"]')
    const unarchive = notice.querySelector('[data-action="unarchive"]')
    const toLobby = notice.querySelector('[data-part="to-lobby"]')
    const focused = notice.hidden === archived && this.contains(document.activeElement)
    this.querySelector('form').hidden = archived
    notice.hidden = !archived
    unarchive.hidden = !able
    toLobby.hidden = able
    if (focused) (!archived ? this.field : able ? unarchive : toLobby).focus({ preventScroll: true })
  }

  /** Replaces the field by the reason why the user can no longer post, with a link. The draft is kept. */
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

  /** Deletes the draft, here and in the browser's storage. */
  forget() {
    this.field.value = ''
    this.#draft.text = ''
    this.update()
  }

  /** Puts a text that could not be sent to a room in front of that room's draft. */
  giveBack(text, problem, room) {
    if (room !== this.#room) return this.#giveBackTo(room, text)
    this.field.value = [text, this.field.value].filter(Boolean).join('\n')
    this.#draft.text = this.field.value
    this.update()
    this.querySelector('[data-part="problem"]').textContent = problem
  }

  #giveBackTo(room, text) {
    const draft = new Draft(this.#account, room)
    draft.text = [text, draft.text].filter(Boolean).join('\n')
    draft.close()
  }

  /** Updates everything that depends on the text: the height, the counter, and whether it can be sent. */
  update() {
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
