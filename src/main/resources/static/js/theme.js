// Runs before the first paint, so that the page never flashes in the wrong colours. Without a choice the system decides.
try {
  const chosen = localStorage.getItem('maru.theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is disabled: use the system's theme.
}

// The hue of the accent that an administrator has chosen for the server.
if (document.currentScript.dataset.accent) {
  document.documentElement.dataset.accent = document.currentScript.dataset.accent
  document.documentElement.style.setProperty('--accent-hue', document.currentScript.dataset.accent)
}
