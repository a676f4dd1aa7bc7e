import { showAvatar } from './avatar.js'
import { closeBeside } from './beside.js'
import { dateOf } from './clock.js'
import { linkify } from './linkify.js'
import { writeTo } from './rooms/direct.js'
import { words } from './words.js'

/** The profile of a user: a sheet with their description and a button to write to them. */
class MaruProfile extends HTMLElement {
  #api
  #self
  #go
  #person

  /** `go(room)` opens a room by its id. */
  open({ api, self, go }) {
    this.#api = api
    this.#self = self
    this.#go = go
    this.dialog = this.querySelector('dialog')
    closeBeside(this.dialog)
    this.querySelector('[data-action="close"]').addEventListener('click', () => this.dialog.close())
    this.querySelector('[data-action="write"]').addEventListener('click', () => this.#write())
  }

  /** Shows at once what is known, and the rest when the server has answered. */
  async show(person) {
    this.#person = person
    const own = person.id === this.#self.id
    this.#part('you').hidden = !own
    this.#part('account').hidden = !own
    this.querySelector('[data-action="write"]').hidden = own
    this.#part('problem').textContent = ''
    this.#tell(person)
    this.dialog.showModal()
    try {
      const told = await this.#api.get(`/accounts/${encodeURIComponent(person.id)}`)
      if (this.#person === person) this.#tell(told)
    } catch ({ status }) {
      if (this.#person === person) this.#part('problem').textContent = status === 404 ? words.problem.nobody : words.problem.profile
    }
  }

  #tell({ id, name, role, avatar, about = '', since }) {
    showAvatar(this.#part('avatar'), { id, name, avatar }, { size: 96 })
    this.#part('name').textContent = name
    this.#part('role').hidden = role === undefined
    this.#part('role').textContent = words.role[role] ?? ''
    this.#part('about').hidden = about === ''
    this.#part('about').replaceChildren(linkify(about))
    this.#part('since').hidden = since === undefined
    this.#part('since').textContent = since === undefined ? '' : words.since(dateOf(since))
  }

  async #write() {
    try {
      await writeTo(this.#person.id, { api: this.#api, go: this.#go })
    } catch {
      this.#part('problem').textContent = words.problem.direct
    }
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`)
  }
}

customElements.define('maru-profile', MaruProfile)
