/**
 * Finds out which emoji this browser draws. An emoji in colour looks the same in any fill colour; the box or the letters in place of
 * a missing emoji do not. One emoji is drawn for each version of Unicode's emoji, and one flag: Windows has none.
 */
const SAMPLES = { 11: '😀', 12: '🥱', 12.1: '🧑‍🦰', 13: '🥲', 13.1: '😶‍🌫️', 14: '🫠', 15: '🫨', 15.1: '🙂‍↔️', 16: '🫩', 17: '🫪' }
const FLAG = '🇰🇷'
/** Where nothing can be read from a canvas, some browsers answer with noise. This version is old enough for all of them. */
const SAFE_VERSION = 15
const SIZE = 20
/** A sequence that is not known is drawn as its parts, side by side. */
const MAX_WIDTH = 1.5

/** Returns a function that tests whether an emoji of a group and version is drawn. */
export function drawable() {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  pen.canvas.width = pen.canvas.height = SIZE
  pen.font = `${SIZE / 2}px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif`
  pen.textBaseline = 'top'
  const width = pen.measureText(SAMPLES[11]).width
  const nothing = paint(pen, ' ', '#f00')
  const draws = (emoji) => {
    const pixels = paint(pen, emoji, '#f00')
    return pen.measureText(emoji).width <= width * MAX_WIDTH && pixels !== nothing && pixels === paint(pen, emoji, '#00f')
  }
  if (!draws(SAMPLES[11])) return (group, version) => version <= SAFE_VERSION
  const drawn = new Map(Object.entries(SAMPLES).map(([version, emoji]) => [Number(version), draws(emoji)]))
  const flags = draws(FLAG)
  return (group, version) => (drawn.get(version) ?? false) && (group !== 'flags' || flags)
}

function paint(pen, emoji, colour) {
  pen.clearRect(0, 0, SIZE, SIZE)
  pen.fillStyle = colour
  pen.fillText(emoji, 0, 2)
  return pen.getImageData(0, 0, SIZE, SIZE).data.join()
}
