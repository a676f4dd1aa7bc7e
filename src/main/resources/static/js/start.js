// Runs before the page is shown and loads no modules. Until the modules have loaded, it keeps what the user types and sends;
// then page/main.js takes over. If the page cannot start, it shows a message and leaves the text in the composer.
{
  /** Milliseconds after which the page shows that it is still loading. */
  const SLOW_AFTER = 15_000
  const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+$/u
  const INPUT_METHOD = 229
  const APPLE = /Mac|iPhone|iPad/.test(navigator.platform)

  /** What the panel can show; 'rooms' is the list of rooms, which is a page on a phone. */
  const PANES = ['rooms', 'people', 'pinned', 'settings', 'search', 'thread', 'mentions', 'bookmarks']

  const { account, room, textLimit } = document.body.dataset
  const draft = `maru.draft.${account}.${room}`
  const touch = matchMedia('(hover: none) and (pointer: coarse)')
  const until = new AbortController()
  let texts = []
  let failed = false
  let restored = false
  let composed = ''
  let sendsWhenComposed = false

  const stored = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null // storage is disabled
    }
  }

  // Before the first paint, so that no pane appears later and moves the others.
  const wide = matchMedia('(min-width: 75rem)').matches
  const pane = new URLSearchParams(location.search).get('panel') ?? (wide ? stored('maru.panel') : null)
  if (PANES.includes(pane)) document.body.dataset.pane = pane
  if (stored('maru.sidebar') === 'closed') document.body.dataset.sidebar = 'closed'

  document.body.dataset.collapsed = stored('maru.collapsed') ?? ''

  for (const name of ['sidebar', 'panel']) {
    const width = Number(stored(`maru.width.${name}`))
    if (width > 0) document.body.style.setProperty(`--${name}`, `${width / 16}rem`)
  }

  // As in composer/hints.js.
  document.body.toggleAttribute('data-practised', Number(stored('maru.messages-sent')) >= 3)

  const field = () => document.getElementById('composer-text')
  const part = (name) => document.querySelector(`[data-part="${name}"]`)
  const on = (target, type, listener) => target.addEventListener(type, listener, { capture: true, signal: until.signal })

  /** Restores the draft of the last visit before the user types. */
  const restore = () => {
    if (restored || !field()) return
    restored = true
    field().value ||= stored(draft) ?? ''
  }

  const save = () => {
    const text = [...texts, field().value].filter(Boolean).join('\n')
    try {
      if (text === '') localStorage.removeItem(draft)
      else localStorage.setItem(draft, text)
    } catch {
      // Storage is full or disabled: the text is only on the page.
    }
  }

  /** Takes the text out of the field. It is sent once the page has started. */
  const keep = () => {
    sendsWhenComposed = false
    const text = field().value.trim()
    if (failed || text === '' || [...text].length > textLimit) return
    texts.push(text)
    field().value = ''
    save()
    const item = document.createElement('li')
    item.dir = 'auto'
    item.textContent = text
    part('kept').querySelector('ul').append(item)
    part('kept').hidden = false
  }

  const fail = () => {
    if (failed) return
    failed = true
    document.body.dataset.start = 'failed'
    document.querySelector('maru-connection').dataset.state = 'closed'
    part('start-slow').hidden = true
    part('start-failed').hidden = false
    part('kept').hidden = true
    restore()
    field().value = [...texts, field().value].filter(Boolean).join('\n')
    texts = []
    save()
  }

  const find = () => {
    const dialog = document.querySelector('.switcher')
    if (dialog && !document.querySelector('dialog[open]')) dialog.showModal()
  }

  // Handles Enter like composer/enter.js: in Hangul it also ends the syllable; in other scripts of input methods it only picks a
  // candidate.
  const enter = (event) => {
    if (event.shiftKey || event.altKey || (touch.matches && !event.ctrlKey && !event.metaKey)) return
    const hangul = HANGUL.test(composed)
    if (event.isComposing) sendsWhenComposed = hangul
    else if (hangul || event.keyCode !== INPUT_METHOD) {
      event.preventDefault()
      if (!event.repeat) keep()
    }
  }

  on(document, 'keydown', (event) => {
    const { key, code, target, ctrlKey, metaKey, altKey, shiftKey } = event
    restore()
    if ((key.toLowerCase() === 'k' || code === 'KeyK') && (APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey) {
      event.preventDefault() // the browser would focus its own search
      find()
    } else if (target === field()) {
      if (key === 'Enter' || code === 'Enter' || code === 'NumpadEnter') enter(event)
    } else if ([...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey && !target.closest('input, dialog, [popover]')) {
      field()?.focus()
    }
  })
  on(document, 'compositionstart', () => (composed = ''))
  on(document, 'compositionupdate', ({ data }) => (composed = data))
  on(document, 'compositionend', ({ data }) => {
    if (data) composed = data
    if (sendsWhenComposed) setTimeout(keep) // Firefox inserts the last syllable after this event
  })
  on(document, 'focusin', restore)
  on(document, 'input', ({ target }) => target === field() && save())
  on(document, 'submit', (event) => {
    if (event.target !== field()?.form) return
    event.preventDefault()
    keep()
    field().focus()
  })
  on(document, 'click', ({ target }) => {
    const action = target.closest('[data-action]')?.dataset.action
    if (action === 'switch') find()
    if (action === 'close') target.closest('dialog').close()
  })
  on(document, 'readystatechange', restore)

  // A module that fails to load fires an event at its script element, one that throws at the window.
  on(window, 'error', ({ target, filename = '' }) => {
    if (target.type === 'module' || filename.startsWith(`${location.origin}/`) && filename.includes('/js/')) fail()
  })
  const slow = setTimeout(() => failed || (part('start-slow').hidden = false), SLOW_AFTER)

  /** Called when the modules have taken over. Returns the texts that were sent before. */
  globalThis.startedPage = () => {
    until.abort()
    clearTimeout(slow)
    const kept = texts
    texts = []
    restore()
    save()
    part('kept').remove()
    part('start-slow').remove()
    part('start-failed').remove()
    return kept
  }
}
