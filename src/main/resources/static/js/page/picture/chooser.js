import { withinTime } from '../../client/time-limit.js'
import { showAvatar } from '../avatar.js'
import { words } from '../words.js'
import { Crop } from './crop.js'
import { listenToGestures } from './gestures.js'

/** The size of the file that the browser decodes, in bytes. */
const MAX_FILE = 50_000_000
/** Milliseconds that the upload may take. */
const TIME_LIMIT = 60_000
const QUALITY = 0.92

/**
 * Chooses a picture, crops it square and sends it in one request. The browser decodes more types than the server, turns photos as
 * they were taken, and sends few bytes.
 */
class MaruPicture extends HTMLElement {
  #image = null
  #crop = null

  connectedCallback() {
    const preview = this.#part('preview')
    if (preview.dataset.account) this.#showPerson(preview)
    const choose = this.#action('choose')
    choose.hidden = false
    choose.addEventListener('click', () => this.#part('file').click())
    this.#part('file').addEventListener('change', ({ target }) => this.#open(target))
    this.#action('cancel').addEventListener('click', () => this.#dialog.close())
    this.#action('save').addEventListener('click', () => this.#save())
    this.#part('zoom').addEventListener('input', ({ target }) => {
      this.#crop?.zoomTo(Number(target.value))
      this.#draw()
    })
    listenToGestures(this.#canvas, { crop: () => this.#crop, changed: () => this.#draw() })
    this.#dialog.addEventListener('close', () => this.#forget())
  }

  #showPerson(preview) {
    const { account: id, name, avatar, avatars: base } = preview.dataset
    showAvatar(preview, { id, name, avatar }, { size: 80, base })
  }

  async #open(input) {
    const [file] = input.files
    input.value = '' // the same file can be chosen again
    if (!file) return
    this.#tell('problem', '')
    this.#tell('saved', '')
    if (file.size > MAX_FILE) return this.#tell('problem', words.picture['picture-too-large'])
    try {
      this.#image = await createImageBitmap(file)
    } catch {
      return this.#tell('problem', words.picture['picture-type'])
    }
    this.#crop = new Crop(this.#image, this.#canvas.width)
    this.#tell('refusal', '')
    this.#draw()
    this.#dialog.showModal()
    this.#canvas.focus()
  }

  #draw() {
    if (!this.#crop) return
    const { x, y, side } = this.#crop.source
    const view = this.#canvas.width
    const context = this.#canvas.getContext('2d')
    context.imageSmoothingQuality = 'high'
    context.clearRect(0, 0, view, view)
    if (this.dataset.format === 'image/jpeg') {
      context.fillStyle = 'white'
      context.fillRect(0, 0, view, view)
    }
    context.drawImage(this.#image, x, y, side, side, 0, 0, view, view)
    this.#part('zoom').value = String(this.#crop.zoom)
  }

  async #save() {
    const save = this.#action('save')
    if (save.disabled) return
    save.disabled = true
    this.#tell('refusal', '')
    try {
      const image = await new Promise((done) => this.#canvas.toBlob(done, this.dataset.format, QUALITY))
      await this.#send(image)
      this.#show(this.#canvas.toDataURL(this.dataset.format, QUALITY))
      this.#tell('saved', this.#part('saved').dataset.saved)
      this.#dialog.close()
      this.#action('choose').focus()
    } catch ({ code }) {
      this.#tell('refusal', words.picture[code] ?? words.problem.change)
    } finally {
      save.disabled = false
    }
  }

  #send(image) {
    const token = this.querySelector('[name="_csrf"]').value
    const headers = { 'content-type': image.type, 'x-csrf-token': token, accept: 'application/json' }
    return withinTime(TIME_LIMIT, async (signal) => {
      const answer = await fetch(this.dataset.action, { method: 'POST', body: image, headers, signal })
      if (answer.ok) return
      const { code } = await answer.json().catch(() => ({}))
      throw Object.assign(new Error(`${answer.status} for a picture`), { code })
    })
  }

  #show(address) {
    const picture = new Image()
    picture.className = 'avatar-picture'
    picture.alt = ''
    picture.src = address
    this.#part('preview').replaceChildren(picture)
    this.#part('removal').hidden = false
  }

  #forget() {
    this.#image?.close()
    this.#image = null
    this.#crop = null
  }

  #tell(part, sentence) {
    this.#part(part).textContent = sentence
  }

  get #dialog() {
    return this.querySelector('dialog')
  }

  get #canvas() {
    return this.#part('canvas')
  }

  #action(name) {
    return this.querySelector(`[data-action="${name}"]`)
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`)
  }
}

customElements.define('maru-picture', MaruPicture)
