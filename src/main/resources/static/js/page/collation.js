const collator = new Intl.Collator(document.documentElement.lang, { numeric: true })

/**
 * The one order of names on the page, of rooms, talks and people: that of the page's language, so Hangul first in Korean and Latin
 * first in English. The server's lists are sorted in the same way, by its NameOrder.
 */
export function byName(one, other) {
  return collator.compare(one, other)
}
