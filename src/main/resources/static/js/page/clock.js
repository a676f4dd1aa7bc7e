import { onAttention } from './attention.js'

/**
 * The one place that says dates and times. They are those of the page's language, whatever region the browser has, so that all
 * pages say them alike: 24 hours and British dates in English, 12 hours (오전, 오후) in Korean.
 */
const locale = { en: 'en-GB', ko: 'ko-KR' }[document.documentElement.lang] ?? 'en-GB'

const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
// '4 Dec 2026, 21:25', '2026년 12월 4일 오후 9:25': the Korean medium is only figures and dots.
const moment = new Intl.DateTimeFormat(locale, { dateStyle: locale === 'ko-KR' ? 'long' : 'medium', timeStyle: 'short' })
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' })
const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
const dayOfYear = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' })
const dayOfAnyYear = new Intl.DateTimeFormat(locale, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })
const nearDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

/** Milliseconds after which the day is compared again. A timer that was set for midnight runs late when the machine sleeps. */
const TICK = 60_000

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

/** A moment as short as it is clear: the time of day for today, else with its date. */
export function shortTimeOf(iso) {
  const at = new Date(iso)
  return dayOf(at) === dayOf(new Date()) ? timeOfDay.format(at) : moment.format(at)
}

/** A date with its year, in words. */
export function dateOf(iso) {
  return date.format(new Date(iso))
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

/** Calls back when another day has begun: at midnight, and after sleep as soon as the machine wakes or the user comes back. */
export function onNewDay(callback) {
  let said = dayOf(new Date())
  const look = () => {
    const today = dayOf(new Date())
    if (today === said) return
    said = today
    callback()
  }
  const wait = () => {
    const now = new Date()
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
    setTimeout(() => {
      look()
      wait()
    }, Math.min(TICK, midnight - now + 1))
  }
  wait()
  onAttention(look)
}

function capitalised(text) {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
