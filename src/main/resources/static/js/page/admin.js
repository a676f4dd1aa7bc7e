import './account.js'
import './copy.js'
import './picture/chooser.js'
import './sending.js'
import { dateOf } from './clock.js'

for (const time of document.querySelectorAll('time[data-date]')) {
  time.title = time.textContent
  time.textContent = dateOf(time.dateTime)
}

const zone = document.querySelector('[data-zone]')
if (zone) {
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''
  zone.disabled = false
}

// The page shows the hue of the accent while it is chosen.
document.querySelector('[data-accent-hue]')?.addEventListener('input', ({ target }) => {
  document.documentElement.dataset.accent = target.value
  document.documentElement.style.setProperty('--accent-hue', target.value)
})

// Phones show the links in one row that scrolls sideways.
document.querySelector('.admin-link[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
