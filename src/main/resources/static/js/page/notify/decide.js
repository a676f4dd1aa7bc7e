import { isQuiet } from './settings.js'

/**
 * Decides how the user notices a new direct message: `title` (its text in the title of the pages), `popup` (a notification of
 * the browser) and `sound`. The number of waiting messages is shown in any case. Does not access the page.
 *
 * @param level the level of the room
 * @param seen whether the user looks at a page that shows the room
 * @param settings the user's settings
 * @param granted whether the browser allows notifications
 */
export function decide({ level, seen, settings, granted, now = Date.now() }) {
  if (level === 'none' || seen || isQuiet(settings, now)) return { title: false, popup: false, sound: false }
  return { title: true, popup: settings.popups && granted, sound: settings.sound }
}
