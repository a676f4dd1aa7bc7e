const language = document.documentElement.lang
// The person's own variant of the page's language, where there is one: en-GB has other clocks than en-US.
const locale = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language

const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' })
const dayOfYear = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' })
const dayOfAnyYear = new Intl.DateTimeFormat(locale, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })
const nearDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

/** Fills a time element with the local time of day; its tooltip has the date as well. */
export function showTime(element, iso) {
  const at = new Date(iso)
  element.dateTime = iso
  element.title = exact.format(at)
  element.textContent = timeOfDay.format(at)
}

/** A moment with its date, in words. */
export function timeOf(iso) {
  return moment.format(new Date(iso))
}

/** The local calendar day as yyyy-mm-dd. */
export function dayOf(at) {
  const two = (n) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Fills a time element with a day as people say it: today, yesterday, else the date. */
export function showDay(element, day) {
  const [year, month, date] = day.split('-').map(Number)
  const at = new Date(year, month - 1, date)
  const now = new Date()
  const ago = Math.round((new Date(now.getFullYear(), now.getMonth(), now.getDate()) - at) / 86_400_000)
  element.dateTime = day
  element.textContent =
    ago === 0 || ago === 1
      ? capitalised(nearDay.format(-ago, 'day'))
      : (year === now.getFullYear() ? dayOfYear : dayOfAnyYear).format(at)
}

/** Calls back just after each local midnight, when 'today' has become 'yesterday'. */
export function onNewDay(callback) {
  const now = new Date()
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 1)
  setTimeout(() => {
    callback()
    onNewDay(callback)
  }, midnight - now)
}

function capitalised(text) {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
