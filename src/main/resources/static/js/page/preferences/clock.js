import { timeOf } from '../clock.js'
import { words } from '../words.js'

/** Says in which time zone the times are, with an example. Before the script ran, the page shows them in UTC. */
export function showClock(section) {
  const sentence = section.querySelector('[data-part="clock"]')
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC'
  if (sentence) sentence.textContent = words.timeZone(zone, timeOf(new Date().toISOString()))
}
