/**
 * Enter sends, Shift+Enter breaks the line, and input methods keep working.
 *
 * Hangul has no candidates to choose from, so Enter does two things: it ends the syllable and sends. The input method gets its
 * Enter first, and the text is sent when the composition ends. In Japanese and Chinese, Enter picks a candidate and must not send.
 * Browsers fire the events in different orders:
 * - Chrome and Firefox: keydown (isComposing), then compositionend, and on some systems the same Enter once more as a plain keydown.
 * - Safari: compositionend, then keydown with keyCode 229.
 * A message cannot be sent twice: after the first time the field is empty, and an empty field sends nothing.
 */
const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+$/u
const BY_INPUT_METHOD = 229

/** Returns a function that sends at once what an earlier Enter was to send. */
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
  // On a busy machine the next key can arrive before the timer fires. It belongs to the next message.
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
    // Deferred: Firefox inserts the last syllable after this event.
    if (sendWhenComposed) timer = setTimeout(fire)
  })

  field.addEventListener('keydown', (event) => {
    fireIfDue()
    // On Windows a key that the input method handles is named 'Process'; its code is still that of Enter.
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
    if (composing) endComposition(field) // this input method passed Enter on to the field
  })

  return fireIfDue
}

/** Makes the input method commit its composition. The focus stays in the field. */
export function endComposition(field) {
  field.blur()
  field.focus()
}
