const MAX_ZOOM = 5

/** Which square of an image is shown in a square view. All sizes are in pixels of the view or of the image. */
export class Crop {
  #width
  #height
  #view
  /** The scale at which the image just fills the view. */
  #least
  #scale
  #x
  #y

  /** The middle of an image with this size, as large as it fits into a view with the side `view`. */
  constructor({ width, height }, view) {
    this.#width = width
    this.#height = height
    this.#view = view
    this.#least = view / Math.min(width, height)
    this.#scale = this.#least
    this.#x = (view - width * this.#scale) / 2
    this.#y = (view - height * this.#scale) / 2
  }

  /** From 1, where the image just fills the view, to 5. */
  get zoom() {
    return this.#scale / this.#least
  }

  /** Moves the image by pixels of the view. It always fills the view. */
  move(dx, dy) {
    this.#x = within(this.#x + dx, this.#view - this.#width * this.#scale, 0)
    this.#y = within(this.#y + dy, this.#view - this.#height * this.#scale, 0)
  }

  /** Zooms around a point of the view, which stays where it is. */
  zoomTo(zoom, x = this.#view / 2, y = this.#view / 2) {
    const scale = this.#least * within(zoom, 1, MAX_ZOOM)
    const ratio = scale / this.#scale
    this.#scale = scale
    this.#x = x - (x - this.#x) * ratio
    this.#y = y - (y - this.#y) * ratio
    this.move(0, 0)
  }

  /** The square of the image that is shown, `{x, y, side}` in pixels of the image. */
  get source() {
    return { x: -this.#x / this.#scale, y: -this.#y / this.#scale, side: this.#view / this.#scale }
  }
}

function within(value, least, most) {
  return Math.min(most, Math.max(least, value))
}
