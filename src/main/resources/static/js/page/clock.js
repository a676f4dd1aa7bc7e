import { onAttention } from './attention.js'

/**
 * Formats all dates and times. They depend on the language of the page and not on the region of the browser, so that all pages
 * agree: 24 hours and British dates in English, 12 hours (오전, 오후) in Korean.
 */
const locale = { en: 'en-GB', ko: 'ko-KR' }[document.documentElement.lang] ?? 'en-GB'

const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
// '4 Dec 2026, 21:25', '2026년 12월 4일 오후 9:25': the medium style is only digits and dots in Korean.
const moment = new Intl.DateTimeFormat(locale, { dateStyle: locale === 'ko-KR' ? 'long' : 'medium', timeStyle: 'short' })
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' })
const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
const dayOfYear = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' })
const dayOfAnyYear = new Intl.DateTimeFormat(locale, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })
const nearDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

/** Milliseconds between two checks of the day. A timer set for midnight fires late if the machine sleeps. */
const TICK = 60_000

/** Fills a time element with the local time of day; its tooltip has the date as well. */
export function showTime(element, iso) {
  const at = new Date(iso)
  element.dateTime = iso
  element.title = exact.format(at)
  element.textContent = timeOfDay.format(at)
}

/** Returns a time with its date, in words. */
export function timeOf(iso) {
  return moment.format(new Date(iso))
}

/** Returns the time of day if the time is today, otherwise the time with its date. */
export function shortTimeOf(iso) {
  const at = new Date(iso)
  return dayOf(at) === dayOf(new Date()) ? timeOfDay.format(at) : moment.format(at)
}

/** Returns a date with its year, in words. */
export function dateOf(iso) {
  return date.format(new Date(iso))
}

/** Returns the local calendar day as yyyy-mm-dd. */
export function dayOf(at) {
  const two = (n) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Fills a time element with a day: today, yesterday, otherwise the date. */
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

/** Calls back when a new day begins: at midnight, or after sleep as soon as the machine wakes or the user returns. */
export function onNewDay(callback) {
  let shown = dayOf(new Date())
  const check = () => {
    const today = dayOf(new Date())
    if (today === shown) return
    shown = today
    callback()
  }
  const wait = () => {
    const now = new Date()
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
    setTimeout(() => {
      check()
      wait()
    }, Math.min(TICK, midnight - now + 1))
  }
  wait()
  onAttention(check)
}

function capitalised(text) {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
