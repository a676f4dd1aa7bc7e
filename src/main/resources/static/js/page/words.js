import en from './i18n/en.js'
import ko from './i18n/ko.js'

/** What the scripts say, in the language of the page. What the page itself says is in the server's bundles. */
export const words = { en, ko }[document.documentElement.lang] ?? en

/** What somebody is called: whose account was deleted has no name any more. */
export function nameOf({ name, deleted }) {
  return deleted ? words.deletedAccount : name
}
