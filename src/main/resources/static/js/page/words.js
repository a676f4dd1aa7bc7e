import en from './i18n/en.js'
import ko from './i18n/ko.js'

/** The texts of the scripts, in the language of the page. The texts of the templates are in the server's message bundles. */
export const words = { en, ko }[document.documentElement.lang] ?? en

/** The name of an account. A deleted account no longer has a name of its own. */
export function nameOf({ name, deleted }) {
  return deleted ? words.deletedAccount : name
}
