// Runs before the page is shown and loads no modules. Shows the messages that the server rendered as the modules will: in the colours
// of their authors, and at the first unread message or the end. Keeps them there until the modules take over.
{
  /** As in timeline/scroll.js. */
  const CONTEXT_ABOVE = 0.2

  const place = (scroller, rows) => {
    let placed = null
    return () => {
      for (const avatar of rows.querySelectorAll('.avatar[data-hue]')) {
        avatar.style.setProperty('--hue', avatar.dataset.hue)
        delete avatar.dataset.hue
      }
      if (placed !== null && Math.abs(scroller.scrollTop - placed) > 1) return // the user has scrolled
      const line = rows.querySelector('.new-line')
      const above = line && line.getBoundingClientRect().top - scroller.getBoundingClientRect().top
      scroller.scrollTop = line ? scroller.scrollTop + above - scroller.clientHeight * CONTEXT_ABOVE : scroller.scrollHeight
      placed = scroller.scrollTop
      scroller.dataset.placed = placed // tells the modules whether the user has scrolled since
    }
  }

  new MutationObserver((_, search) => {
    const rows = document.querySelector('.timeline-rows')
    if (!rows) return
    search.disconnect()
    const scroller = rows.parentElement
    // Called before each paint in which one of them has another size: while the document arrives, and as fonts load.
    const sizes = new ResizeObserver(place(scroller, rows))
    sizes.observe(scroller)
    sizes.observe(rows)
    customElements.whenDefined('maru-timeline').then(() => sizes.disconnect())
  }).observe(document.documentElement, { childList: true, subtree: true })
}
