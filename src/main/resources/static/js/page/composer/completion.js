import { InputMethodKeys } from '../input-method.js'
import { words } from '../words.js'
import { endComposition } from './enter.js'

const MAX_OPTIONS = 8
const STEPS = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Suggests completions for what is typed at the caret of a text area, such as an emoji after a colon. The focus stays in the field:
 * the arrows move through the list, Enter and Tab choose, Escape closes. It suggests while an input method composes, but changes the
 * text only afterwards: Enter first ends the composition, and a second Enter chooses.
 *
 * A source finds its completions: `at(text, caret)` returns `{ start, end, query, complete }` or null, `find(query)` resolves to
 * options, the best first, `exact(query)` to the one that replaces a `complete` text at once, `draw(option)` returns the element of an
 * option, and `take(option)` the text that is inserted.
 */
export class Completion {
  #field
  #list
  #status
  #sources
  #replace
  #keys
  #source = null
  #target = null
  #options = []
  #active = 0
  #closedAt = null
  #asked = 0
  #composing = false
  #passed = null
  #keepsLine = false

  /** `replace(text, start, end)` replaces a part of the field's text. With the `signal`, it no longer listens to the page. */
  constructor(field, { list, status, sources, replace, signal }) {
    this.#field = field
    this.#list = list
    this.#status = status
    this.#sources = sources
    this.#replace = replace
    this.#keys = new InputMethodKeys(field)
    field.addEventListener('compositionstart', () => (this.#composing = true))
    field.addEventListener('compositionend', () => (this.#composing = false))
    field.addEventListener('input', (event) => this.#type(event))
    // While the list is open, these keys are not the field's.
    field.addEventListener('keydown', (event) => this.#press(event), { capture: true })
    field.addEventListener('beforeinput', (event) => this.#keepLine(event), { capture: true })
    field.addEventListener('blur', () => setTimeout(() => document.activeElement !== field && this.close()))
    document.addEventListener('selectionchange', () => this.#isOpen && this.#look(), { signal })
    // A press on the list must not take the focus from the field.
    list.addEventListener('mousedown', (event) => event.preventDefault())
    list.addEventListener('click', ({ target }) => {
      const option = target.closest('[role="option"]')
      if (option) this.#choose([...list.children].indexOf(option))
    })
  }

  get #isOpen() {
    return !this.#list.hidden
  }

  async #type({ inputType, isComposing }) {
    const { source, target } = this.#look()
    // Only what is typed: what undo brings back stays as it is.
    if (!target?.complete || isComposing || inputType !== 'insertText') return
    const { value } = this.#field
    const option = await source.exact(target.query).catch(() => undefined)
    if (option === undefined || this.#field.value !== value || this.#field.selectionEnd !== target.end) return
    this.#replace(source.take(option), target.start, target.end)
  }

  /** Looks for a text to complete at the caret. */
  #look() {
    const { value, selectionStart, selectionEnd } = this.#field
    for (const source of this.#sources) {
      const target = selectionStart === selectionEnd ? source.at(value, selectionEnd) : null
      if (!target) continue
      if (target.complete) this.close()
      else if (target.start !== this.#closedAt) this.#suggest(source, target)
      return { source, target }
    }
    this.#closedAt = null
    this.close()
    return {}
  }

  async #suggest(source, target) {
    const isSame = this.#isOpen && source === this.#source && target.query === this.#target.query
    this.#source = source
    this.#target = target
    if (isSame) return
    const asked = ++this.#asked
    const options = await source.find(target.query).catch(() => [])
    if (asked !== this.#asked) return
    if (options.length === 0) return this.close()
    this.#show(options.slice(0, MAX_OPTIONS))
  }

  #show(options) {
    this.#options = options
    this.#list.replaceChildren(...options.map((option, at) => {
      const element = this.#source.draw(option)
      element.id = `${this.#list.id}-${at}`
      return element
    }))
    this.#list.hidden = false
    this.#list.scrollIntoView({ block: 'nearest' }) // in the log, it can be below the last line
    this.#status.textContent = words.suggested(options.length)
    this.#activate(0)
  }

  /** Closes the list. It opens again with the next input that can be completed. */
  close() {
    this.#asked++
    if (!this.#isOpen) return
    this.#list.hidden = true
    this.#list.replaceChildren()
    this.#status.textContent = ''
    this.#field.removeAttribute('aria-activedescendant')
  }

  #activate(at) {
    this.#active = at
    for (const [i, option] of [...this.#list.children].entries()) option.setAttribute('aria-selected', String(i === at))
    const option = this.#list.children[at]
    option.scrollIntoView({ block: 'nearest' })
    this.#field.setAttribute('aria-activedescendant', option.id)
  }

  #press(event) {
    const { key, composing, again, hangul } = this.#keys.read(event)
    if (again && this.#passed === key) return stop(event)
    this.#passed = null
    this.#keepsLine = false
    if (!this.#isOpen || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || !this.#handles(key)) return
    event.stopImmediatePropagation()
    if (composing) this.#passed = key
    if (composing && (key === 'Enter' || (key in STEPS && !hangul))) {
      this.#keepsLine = key === 'Enter'
      return
    }
    event.preventDefault()
    if (key in STEPS) this.#activate((this.#active + STEPS[key] + this.#options.length) % this.#options.length)
    else if (key === 'Escape') this.#dismiss()
    else if (!event.repeat) this.#choose(this.#active)
  }

  #handles(key) {
    return key in STEPS || key === 'Enter' || key === 'Tab' || key === 'Escape'
  }

  /** An input method that passes Enter on to the field only ends its composition. */
  #keepLine(event) {
    if (!this.#keepsLine || !/^insert(LineBreak|Paragraph)$/.test(event.inputType)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    endComposition(this.#field)
  }

  /** Closes the list until another text is to be completed. */
  #dismiss() {
    this.#closedAt = this.#target.start
    this.close()
  }

  #choose(at) {
    if (!this.#composing) return this.#complete(this.#options[at])
    const option = this.#options[at]
    endComposition(this.#field)
    setTimeout(() => this.#complete(option)) // Firefox inserts the last syllable after the end of the composition
  }

  #complete(option) {
    const source = this.#source
    const { value, selectionEnd } = this.#field
    const target = source.at(value, selectionEnd)
    this.close()
    if (!target) return
    this.#replace(source.take(option), target.start, target.end)
    // A name that was taken could be completed again.
    this.#closedAt = target.start
    this.close()
  }
}

function stop(event) {
  event.preventDefault()
  event.stopImmediatePropagation()
}
