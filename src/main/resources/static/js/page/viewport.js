/**
 * Keeps the page as high as its visible part. Where the on-screen keyboard covers the page instead of resizing it (iOS), the
 * composer would otherwise be under the keyboard.
 */
export function followViewport(viewport = window.visualViewport) {
  if (!viewport) return
  const fit = () => {
    if (viewport.scale > 1.01) return // the user has zoomed in: leave the page as it is
    document.documentElement.style.setProperty('--viewport', `${viewport.height}px`)
    document.body.style.transform = viewport.offsetTop > 0 ? `translateY(${viewport.offsetTop}px)` : ''
  }
  viewport.addEventListener('resize', fit)
  viewport.addEventListener('scroll', fit)
  fit()
}
