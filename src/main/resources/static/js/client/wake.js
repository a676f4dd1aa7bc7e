/**
 * Tells when the world around the page changed: `up` when the network came back or the page is looked at again,
 * `down` when the network went away. Returns the function that stops listening. Outside a browser it does nothing.
 */
export function watchWorld({ up, down }) {
  const { window, document } = globalThis
  const watched = [
    [window, 'online', up],
    [window, 'offline', down],
    [window, 'pageshow', up],
    [document, 'visibilitychange', () => document.visibilityState === 'visible' && up()],
  ].filter(([target]) => typeof target?.addEventListener === 'function')
  for (const [target, type, listener] of watched) target.addEventListener(type, listener)
  return () => {
    for (const [target, type, listener] of watched) target.removeEventListener(type, listener)
  }
}

/** False only where the browser is sure that there is no network. */
export const networkThere = () => globalThis.navigator?.onLine !== false
