import { copyText } from '../clipboard.js'
import { toast } from '../toast.js'
import { words } from '../words.js'

/** Longer code is folded; markup.css has the same number. */
const LINES = 20
const LANGUAGE = /^language-(.+)$/

/** Gives each block of code in a text a button that copies it, and colours if its language is known. Folds long ones. */
export function showCode(text) {
  for (const block of text.querySelectorAll('pre')) show(block)
}

function show(block) {
  const code = block.firstElementChild
  const frame = document.getElementById('code-block').content.firstElementChild.cloneNode(true)
  const copy = frame.querySelector('[data-action="copy-code"]')
  const more = frame.querySelector('[data-action="expand-code"]')
  block.replaceWith(frame)
  frame.prepend(block)
  block.tabIndex = 0 // so that it can be scrolled by the keyboard
  copy.addEventListener('click', () => copyText(code.textContent).then(() => toast(words.copied), () => toast(words.problem.copying)))
  if (code.textContent.split('\n').length > LINES) {
    frame.classList.add('folded')
    more.hidden = false
    more.addEventListener('click', () => expand(frame, block, more))
  }
  colour(code)
}

/** The button disappears, so the code gets the focus. */
function expand(frame, block, more) {
  frame.classList.remove('folded')
  more.hidden = true
  block.focus({ preventScroll: true })
}

async function colour(code) {
  const [, language] = LANGUAGE.exec(code.className) ?? []
  if (!language) return
  try {
    const { highlight } = await import('./highlight.js')
    highlight(code, language)
  } catch {
    // Without the module the code has no colours.
  }
}
