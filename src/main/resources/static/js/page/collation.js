const collator = new Intl.Collator(document.documentElement.lang, { numeric: true })

/**
 * The order of names on the page, for rooms, direct messages and users. It is that of the page's language: Hangul first in
 * Korean, Latin first in English. The server sorts its lists in the same way (NameOrder).
 */
export function byName(one, other) {
  return collator.compare(one, other)
}
