// Runs before the first paint, so a chosen theme never flashes in the other one's colours. No choice: the system decides.
try {
  const chosen = localStorage.getItem('maru.theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is switched off: the system's colours are right.
}
