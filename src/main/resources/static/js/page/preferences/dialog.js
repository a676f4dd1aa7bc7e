import { closeBeside } from '../beside.js'
import { prepareToasts, toast } from '../toast.js'
import { words } from '../words.js'
import { MENU } from './preferences.js'
import { Sections } from './sections.js'

/** The dialog of the preferences. It shows a section, or on a phone also the list of sections alone. */
export class PreferencesDialog {
  #dialog
  #heading
  #title
  #sections

  /**
   * `given` has what Sections needs, and `back()` and `closed()`: the way back to the list, and what happens after the dialog
   * was closed.
   */
  constructor(dialog, given) {
    this.#dialog = dialog
    this.#heading = dialog.querySelector('#preferences-heading')
    this.#title = this.#heading.textContent
    this.#sections = new Sections(dialog, { ...given, say: (sentence) => this.#say(sentence) })
    closeBeside(dialog)
    dialog.querySelector('[data-action="close"]').addEventListener('click', () => dialog.close())
    dialog.querySelector('[data-action="preferences-back"]').addEventListener('click', given.back)
    dialog.addEventListener('close', () => {
      this.#sections.clear()
      document.dispatchEvent(new Event('panes'))
      given.closed()
    })
  }

  /** `name` is the code of a section, or MENU. */
  show(name) {
    const before = this.#dialog.dataset.view
    const section = name === MENU ? this.#links[0].dataset.section : name
    this.#dialog.dataset.view = name === MENU ? MENU : 'section'
    for (const link of this.#links) {
      if (link.dataset.section === section) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    this.#heading.textContent = name === MENU ? this.#title : this.#dialog.querySelector('[aria-current]').textContent.trim()
    if (!this.#dialog.open) {
      this.#dialog.showModal()
      prepareToasts(this.#dialog)
      this.#heading.focus()
      document.dispatchEvent(new Event('panes'))
    } else if (before !== this.#dialog.dataset.view) this.#heading.focus() // on a phone, what had the focus is hidden now
    this.#sections.show(this.#dialog.querySelector('[aria-current]').href)
  }

  close() {
    if (this.#dialog.open) this.#dialog.close()
  }

  #say(sentence) {
    toast(sentence || words.problem.change)
  }

  get #links() {
    return this.#dialog.querySelectorAll('a[data-section]')
  }
}
