/**
 * Enter sends, Shift+Enter breaks the line, and an input method is not disturbed.
 *
 * While Hangul is being composed there is nothing to choose, so Enter means both: take the syllable, and send. The input method
 * gets its Enter first, the text goes out when the composition is over. For Japanese and Chinese, Enter picks a candidate and must
 * not send. Browsers tell it in different orders:
 * - Chrome and Firefox: keydown (isComposing), then compositionend, and on some systems the same Enter once more as a plain keydown.
 * - Safari: compositionend, then keydown with keyCode 229.
 * Sending twice cannot happen: after the first time the field is empty, and an empty field sends nothing.
 */
const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+$/u
const BY_INPUT_METHOD = 229

export function sendOnEnter(field, send, sends = () => true) {
  let composing = false
  let composed = ''
  let sendWhenComposed = false
  let keepsLine = false
  let timer

  const fire = () => {
    clearTimeout(timer)
    timer = undefined
    sendWhenComposed = false
    send()
  }
  // On a busy machine the next key can come before the timer: what it writes belongs to the next message.
  const fireIfDue = () => timer !== undefined && fire()

  field.addEventListener('compositionstart', () => {
    fireIfDue()
    composing = true
    composed = ''
  })
  field.addEventListener('compositionupdate', (event) => (composed = event.data))
  field.addEventListener('compositionend', (event) => {
    composing = false
    if (event.data) composed = event.data
    // Later, not now: Firefox puts the last syllable into the field after this event.
    if (sendWhenComposed) timer = setTimeout(fire)
  })

  field.addEventListener('keydown', (event) => {
    fireIfDue()
    // Windows calls a key that its input method takes 'Process'; its place on the keyboard is still that of Enter.
    const enter = event.key === 'Enter' || event.code === 'Enter' || event.code === 'NumpadEnter'
    if (event.key !== 'Shift') keepsLine = sendWhenComposed = false
    if (!enter || event.shiftKey || event.altKey || !sends(event)) return
    const hangul = HANGUL.test(composed)
    keepsLine = true
    if (composing || event.isComposing) {
      sendWhenComposed = hangul
      keepsLine = hangul
    } else if (event.keyCode === BY_INPUT_METHOD && !hangul) {
      keepsLine = false
    } else {
      event.preventDefault()
      if (!event.repeat) fire()
    }
  })

  field.addEventListener('beforeinput', (event) => {
    if (!keepsLine || !/^insert(LineBreak|Paragraph)$/.test(event.inputType)) return
    event.preventDefault()
    if (composing) endComposition(field) // this input method left Enter to the field
  })
}

/** Makes the input method take what it is composing, and leaves the focus where it is. */
export function endComposition(field) {
  field.blur()
  field.focus()
}
