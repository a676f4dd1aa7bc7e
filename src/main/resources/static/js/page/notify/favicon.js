const SVG = 'http://www.w3.org/2000/svg'
/** The badge covers the lower right part of an icon of 32 by 32. A ring around it is cut out, so that it fits every colour. */
const CENTRE = { cx: 22.5, cy: 22.5 }
const RADIUS = 9.5
const RING = 1.75
const RED = '#d6203c'
/** From here on the badge only shows that there are many. */
const MANY = 9

/** The page's icon with a badge that has the number of waiting messages. */
export class Favicon {
  #link = document.querySelector('link[rel="icon"]')
  #plain = this.#link?.href
  #type = this.#link?.type
  #source = null
  #count = 0

  async show(count) {
    if (!this.#link || count === this.#count) return
    this.#count = count
    if (count === 0) return this.#set(this.#plain, this.#type)
    this.#source ??= load(this.#plain)
    const icon = await this.#source
    if (icon === null) this.#source = null // it is loaded again with the next message
    else if (count === this.#count) this.#set(addressOf(badged(icon, count)), 'image/svg+xml')
  }

  #set(address, type) {
    this.#link.type = type
    this.#link.href = address
  }
}

/** Resolves to the text of the icon as an SVG image, or null if it cannot be loaded or is not an image. */
async function load(address) {
  try {
    const answer = await fetch(address)
    if (answer.ok && answer.headers.get('content-type') === 'image/png') return framed(await dataOf(await answer.blob()))
    const text = answer.ok ? await answer.text() : ''
    return text.includes('<svg') ? text : null
  } catch {
    return null
  }
}

/** An SVG image that shows another one, such as the picture of the server. */
function framed(address) {
  return `<svg xmlns="${SVG}" viewBox="0 0 32 32"><image width="32" height="32" href="${address}"/></svg>`
}

function dataOf(blob) {
  return new Promise((done, failed) => {
    const reader = Object.assign(new FileReader(), { onload: () => done(reader.result), onerror: () => failed(reader.error) })
    reader.readAsDataURL(blob)
  })
}

/** Returns an SVG image of the icon with the badge. */
export function badged(icon, count) {
  const image = new DOMParser().parseFromString(icon, 'image/svg+xml')
  const root = image.documentElement
  const element = (name, attributes, ...children) => {
    const created = image.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value)
    created.append(...children)
    return created
  }
  const hole = element('circle', { ...CENTRE, r: RADIUS + RING, fill: '#000' })
  const mask = element('mask', { id: 'around' }, element('rect', { width: 32, height: 32, fill: '#fff' }), hole)
  const plain = element('g', { mask: 'url(#around)' }, ...root.childNodes)
  const many = count > MANY
  const style = { 'font-family': 'Arial, Helvetica, sans-serif', 'font-weight': 700, 'font-size': many ? 11 : 15, 'text-anchor': 'middle' }
  const figure = element('text', { x: CENTRE.cx, y: CENTRE.cy + (many ? 4 : 5.25), fill: '#fff', ...style }, many ? `${MANY}+` : String(count))
  root.replaceChildren(mask, plain, element('circle', { ...CENTRE, r: RADIUS, fill: RED }), figure)
  return new XMLSerializer().serializeToString(image)
}

function addressOf(image) {
  return `data:image/svg+xml,${encodeURIComponent(image)}`
}
