import en from './i18n/en.js'
import ko from './i18n/ko.js'

/** What the scripts say, in the language of the page. What the page itself says is in the server's bundles. */
export const words = { en, ko }[document.documentElement.lang] ?? en
